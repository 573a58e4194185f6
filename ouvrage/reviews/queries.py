"""Ratings as profiles, lists and reminders need them."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Avg, Count, F, QuerySet

from ouvrage.accounts.models import User
from ouvrage.kit.time import now
from ouvrage.reviews.criteria import CRITERIA
from ouvrage.reviews.models import Review, ReviewSide
from ouvrage.reviews.parameters import BLOCK_DAYS, REMIND_DAYS

SCORES = ("score_1", "score_2", "score_3", "score_4")


@dataclass(frozen=True, slots=True)
class Criterion:
    """One criterion and what was given, or the mean of it."""

    label: str
    score: float


@dataclass(frozen=True, slots=True)
class Reputation:
    """The mean of published ratings, over all criteria and by criterion."""

    count: int
    mean: float | None
    criteria: list[Criterion]


def company_reputation(company_id: int) -> Reputation:
    """What clients said of a company; recomputed from the rows (INV-27)."""
    return _reputation(published_about_company(company_id), ReviewSide.CLIENT)


def client_reputation(client_id: int) -> Reputation:
    """What providers said of a client."""
    return _reputation(published_about_client(client_id), ReviewSide.PROVIDER)


def published_about_company(company_id: int) -> QuerySet[Review]:
    rows = Review.objects.filter(company_id=company_id, side=ReviewSide.CLIENT)
    return _published(rows)


def published_about_client(client_id: int) -> QuerySet[Review]:
    rows = Review.objects.filter(client_id=client_id, side=ReviewSide.PROVIDER)
    return _published(rows)


def reviews_of_project(project_id: int) -> list[Review]:
    """Both ratings of a project, whatever their state."""
    rows = Review.objects.filter(project_id=project_id).select_related(
        "company", "client", "author"
    )
    return list(rows.order_by("side"))


def awaited_from(person: User) -> QuerySet[Review]:
    """Ratings this person may still give or decline."""
    open_ones = Review.objects.filter(
        given_at__isnull=True, declined_at__isnull=True, publish_at__gt=now()
    ).select_related("project", "company", "client")
    mine = open_ones.filter(side=ReviewSide.CLIENT, client_id=person.pk)
    if person.company_id is not None:
        mine |= open_ones.filter(side=ReviewSide.PROVIDER, company_id=person.company_id)
    return mine.order_by("publish_at")


def blocks_list(company_id: int) -> bool:
    """Whether a rating awaited for over a week holds back the company's list of projects.

    Until it is given or declined; one whose time is over holds nothing back.
    """
    moment = now()
    return Review.objects.filter(
        company_id=company_id,
        side=ReviewSide.PROVIDER,
        given_at__isnull=True,
        declined_at__isnull=True,
        awaited_since__lte=moment - timedelta(days=BLOCK_DAYS.value()),
        publish_at__gt=moment,
    ).exists()


def due_to_publish(moment: datetime) -> QuerySet[Review]:
    return Review.objects.filter(
        given_at__isnull=False, published_at__isnull=True, publish_at__lte=moment
    )


def due_to_remind(moment: datetime) -> QuerySet[Review]:
    """Awaited for some days, and still open."""
    return Review.objects.filter(
        given_at__isnull=True,
        declined_at__isnull=True,
        awaited_since__lte=moment - timedelta(days=REMIND_DAYS.value()),
        publish_at__gt=moment,
    )


def criteria_of(review: Review) -> list[Criterion]:
    """What one rating says, criterion by criterion."""
    labels = CRITERIA[review.side]
    scores = [getattr(review, name) or 0 for name in SCORES]
    return [Criterion(str(label), score) for label, score in zip(labels, scores, strict=True)]


def _published(rows: QuerySet[Review]) -> QuerySet[Review]:
    rows = rows.filter(published_at__isnull=False).select_related("project", "company", "client")
    return rows.order_by("-published_at", "-pk")


def _reputation(rows: QuerySet[Review], side: ReviewSide) -> Reputation:
    sums = rows.order_by().aggregate(
        n=Count("pk"),
        mean=Avg(sum((F(name) for name in SCORES[1:]), start=F(SCORES[0]))),
        **{name: Avg(name) for name in SCORES},
    )
    if not sums["n"]:
        return Reputation(0, None, [])
    criteria = [
        Criterion(str(label), round(float(sums[name]), 1))
        for label, name in zip(CRITERIA[side], SCORES, strict=True)
    ]
    return Reputation(sums["n"], round(float(sums["mean"]) / 4, 1), criteria)
