"""What people do with ratings: await, give, decline, publish, reply (RULES §11)."""

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

from django.db import transaction

from ouvrage.accounts.models import User
from ouvrage.contracts.models import Contract
from ouvrage.contracts.states import ContractState
from ouvrage.journal.registry import FactKind
from ouvrage.journal.services import record
from ouvrage.kit.ids import new_id
from ouvrage.kit.time import now
from ouvrage.messaging.rules import check_no_contact_details
from ouvrage.projects.models import Project
from ouvrage.projects.states import ProjectState
from ouvrage.reviews import facts, rules
from ouvrage.reviews.models import Review, ReviewSide
from ouvrage.reviews.parameters import BLIND_DAYS


@transaction.atomic
def await_reviews(*, project_id: int) -> list[Review]:
    """Invite both sides of a finalised project to rate each other, once.

    Then: both are told, and reminded while they have not spoken.
    """
    project = Project.objects.locked(pk=project_id)
    known = list(Review.objects.filter(project=project))
    if known or project.state != ProjectState.FINALISED:
        return known
    contract = Contract.objects.filter(project=project, state=ContractState.COMPLETED).first()
    if contract is None:
        return []
    publish_at = now() + timedelta(days=BLIND_DAYS.value(brand_id=project.brand_id))
    reviews = Review.objects.bulk_create(
        Review(
            id=new_id(),
            project=project,
            company_id=contract.company_id,
            client_id=contract.client_id,
            side=side,
            publish_at=publish_at,
        )
        for side in ReviewSide
    )
    record(
        facts.AWAITED,
        subject=project,
        actor=None,
        project_id=project.pk,
        company_id=contract.company_id,
    )
    return reviews


@transaction.atomic
def give_review(*, review_id: UUID, scores: Sequence[int], comment: str, actor: User) -> Review:
    """Rate the other side on four criteria; sealed until both have spoken.

    Refused: reviews.not_yours, reviews.already_spoken, reviews.window_over,
    reviews.bad_scores, messaging.contact_details. Then: published at once when the other
    side has spoken too.
    """
    review, other = _both_locked(review_id)
    rules.check_author(review, actor)
    rules.check_unspoken(review)
    rules.check_window(review)
    rules.check_scores(scores)
    check_no_contact_details(comment)
    review.score_1, review.score_2, review.score_3, review.score_4 = scores
    review.comment = comment.strip()
    review.author = actor
    review.given_at = now()
    review.save(
        update_fields=[
            "score_1",
            "score_2",
            "score_3",
            "score_4",
            "comment",
            "author",
            "given_at",
        ]
    )
    _announce(facts.GIVEN, review, actor)
    _publish_if_both_spoke(review, other)
    return review


@transaction.atomic
def decline_review(*, review_id: UUID, actor: User) -> Review:
    """Leave the other side unrated. The other's rating is then published without waiting.

    Refused: reviews.not_yours, reviews.already_spoken, reviews.window_over.
    """
    review, other = _both_locked(review_id)
    rules.check_author(review, actor)
    if review.declined_at is not None:
        return review
    rules.check_unspoken(review)
    rules.check_window(review)
    review.declined_at = now()
    review.save(update_fields=["declined_at"])
    _announce(facts.DECLINED, review, actor)
    _publish_if_both_spoke(review, other)
    return review


@transaction.atomic
def publish_review(*, review_id: UUID) -> bool:
    """Publish a given rating whose blind time is over; true when it was due now."""
    review = Review.objects.locked(pk=review_id)
    due = review.given_at is not None and review.publish_at <= now()
    if not due or review.published_at is not None:
        return False
    _publish(review)
    return True


@transaction.atomic
def reply_to_review(*, review_id: UUID, text: str, actor: User) -> Review:
    """Reply once to a published rating about oneself.

    Refused: reviews.not_yours, reviews.not_published, reviews.reply_over,
    messaging.contact_details. Then: the one who rated is told.
    """
    review = Review.objects.locked(pk=review_id)
    rules.check_rated(review, actor)
    rules.check_may_reply(review)
    check_no_contact_details(text)
    review.reply = text.strip()
    review.replied_at = now()
    review.save(update_fields=["reply", "replied_at"])
    _announce(facts.REPLIED, review, actor, by_rated=True)
    return review


def _both_locked(review_id: UUID) -> tuple[Review, Review]:
    """This rating and the other side's, locked in the order of their ids."""
    project_id = Review.objects.found(pk=review_id).project_id
    rows = Review.objects.filter(project=project_id).select_for_update(no_key=True).order_by("pk")
    by_side = {row.pk == review_id: row for row in rows}
    return by_side[True], by_side[False]


def _publish_if_both_spoke(review: Review, other: Review) -> None:
    for one in (review, other):
        if one.given_at is None and one.declined_at is None:
            return
    for one in (review, other):
        if one.given_at is not None and one.published_at is None:
            _publish(one)


def _publish(review: Review) -> None:
    review.published_at = now()
    review.save(update_fields=["published_at"])
    _announce(facts.PUBLISHED, review, None)


def _announce(
    kind: FactKind, review: Review, actor: User | None, *, by_rated: bool = False
) -> None:
    side = "platform"
    if actor is not None:
        authors = {False: review.side, True: _other_side(review.side)}
        side = str(authors[by_rated])
    record(
        kind,
        subject=review,
        actor=actor,
        side=side,
        project_id=review.project_id,
        company_id=review.company_id,
        review_side=str(review.side),
    )


def _other_side(side: str) -> str:
    return ReviewSide.PROVIDER if side == ReviewSide.CLIENT else ReviewSide.CLIENT
