"""Ratings: two invitations, double-blind, published together or when the time is over."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from ouvrage.accounts.models import User
from ouvrage.kit.jobs import run_due
from ouvrage.kit.time import clock_at, now
from ouvrage.messaging.errors import ContactDetails
from ouvrage.notifications.models import Mail
from ouvrage.projects.models import Project
from ouvrage.projects.tests.factories import ProjectFactory
from ouvrage.reviews import errors
from ouvrage.reviews.jobs import publish_due, remind_due
from ouvrage.reviews.models import Review
from ouvrage.reviews.queries import (
    awaited_from,
    blocks_list,
    client_reputation,
    company_reputation,
)
from ouvrage.reviews.services import (
    await_reviews,
    decline_review,
    give_review,
    reply_to_review,
)

FINE = [5, 4, 5, 4]


def give(review: Review, actor: User, comment: str = "Très bien.") -> Review:
    return give_review(review_id=review.pk, scores=FINE, comment=comment, actor=actor)


def test_a_finalised_project_awaits_two_ratings_once(
    project: Project, claire: User, paul: User
) -> None:
    await_reviews(project_id=project.pk)
    run_due()

    assert project.reviews.count() == 2
    told = Mail.objects.filter(kind="reviews.awaited").values_list("recipient", flat=True)
    assert set(told) == {claire.pk, paul.pk}


def test_an_open_project_awaits_none(claire: User) -> None:
    assert await_reviews(project_id=ProjectFactory(client=claire).pk) == []


def test_one_rating_stays_sealed(hers: Review, claire: User) -> None:
    give(hers, claire)

    hers.refresh_from_db()
    assert hers.published_at is None
    assert company_reputation(hers.company_id).count == 0


def test_two_ratings_are_published_together(
    hers: Review, his: Review, claire: User, paul: User
) -> None:
    give(hers, claire)
    give(his, paul)

    assert Review.objects.filter(published_at__isnull=False).count() == 2
    assert company_reputation(hers.company_id).mean == 4.5
    assert client_reputation(claire.pk).count == 1


def test_a_declined_rating_frees_the_other(
    hers: Review, his: Review, claire: User, paul: User
) -> None:
    give(hers, claire)
    decline_review(review_id=his.pk, actor=paul)
    decline_review(review_id=his.pk, actor=paul)

    hers.refresh_from_db()
    his.refresh_from_db()
    assert hers.published_at is not None
    assert his.published_at is None


def test_a_lone_rating_is_published_after_fourteen_days(
    hers: Review, his: Review, claire: User, paul: User
) -> None:
    give(hers, claire)
    with clock_at(now() + timedelta(days=13)):
        publish_due()
    hers.refresh_from_db()
    assert hers.published_at is None

    with clock_at(now() + timedelta(days=14, minutes=1)):
        publish_due()
        publish_due()
        with pytest.raises(errors.WindowOver) as refusal:
            give(his, paul)

    hers.refresh_from_db()
    assert hers.published_at is not None
    assert refusal.value.code == "reviews.window_over"


def test_each_gives_his_own_rating_only(hers: Review, paul: User, nadia: User) -> None:
    with pytest.raises(errors.NotYours) as refusal:
        give(hers, paul)
    with pytest.raises(errors.NotYours):
        give(hers, nadia)

    assert refusal.value.code == "reviews.not_yours"


def test_a_rating_is_given_once(hers: Review, claire: User) -> None:
    give(hers, claire)

    with pytest.raises(errors.AlreadySpoken) as refusal:
        give(hers, claire, "Finalement non.")

    assert refusal.value.code == "reviews.already_spoken"


@pytest.mark.parametrize("scores", [[5, 5, 5], [0, 5, 5, 5], [6, 5, 5, 5]])
def test_four_scores_from_one_to_five(hers: Review, claire: User, scores: list[int]) -> None:
    with pytest.raises(errors.BadScores) as refusal:
        give_review(review_id=hers.pk, scores=scores, comment="", actor=claire)

    assert refusal.value.code == "reviews.bad_scores"


def test_a_comment_holds_no_contact_details(hers: Review, claire: User) -> None:
    with pytest.raises(ContactDetails):
        give(hers, claire, "Appelez-le au 06 39 98 00 12")


def test_a_published_rating_is_replied_to_once(
    hers: Review, his: Review, claire: User, paul: User
) -> None:
    with pytest.raises(errors.NotPublished) as early:
        reply_to_review(review_id=hers.pk, text="Merci.", actor=paul)
    give(hers, claire)
    give(his, paul)

    reply_to_review(review_id=hers.pk, text="Merci.", actor=paul)
    with pytest.raises(errors.ReplyOver) as again:
        reply_to_review(review_id=hers.pk, text="Encore.", actor=paul)
    with pytest.raises(errors.NotYours):
        reply_to_review(review_id=hers.pk, text="Moi.", actor=claire)

    assert (early.value.code, again.value.code) == (
        "reviews.not_published",
        "reviews.reply_over",
    )


def test_a_reply_comes_within_four_weeks(
    hers: Review, his: Review, claire: User, paul: User
) -> None:
    give(hers, claire)
    give(his, paul)

    with clock_at(now() + timedelta(days=29)), pytest.raises(errors.ReplyOver):
        reply_to_review(review_id=hers.pk, text="Merci.", actor=paul)


def test_a_rating_awaited_for_a_week_holds_back_the_list(his: Review, paul: User) -> None:
    company_id = his.company_id

    assert not blocks_list(company_id)
    with clock_at(now() + timedelta(days=7, minutes=1)):
        assert blocks_list(company_id)
        decline_review(review_id=his.pk, actor=paul)
        assert not blocks_list(company_id)


def test_a_rating_whose_time_is_over_holds_nothing_back(his: Review) -> None:
    with clock_at(now() + timedelta(days=15)):
        assert not blocks_list(his.company_id)


def test_whoever_has_not_spoken_is_reminded_once(hers: Review, claire: User, paul: User) -> None:
    give(hers, claire)

    with clock_at(now() + timedelta(days=4)):
        remind_due()
        remind_due()

    told = Mail.objects.filter(kind="reviews.reminder").values_list("recipient", flat=True)
    assert list(told) == [paul.pk]
    assert [one.side for one in awaited_from(paul)] == ["provider"]


def test_the_page_takes_a_rating_and_keeps_it_sealed(
    client: Client, hers: Review, his: Review, claire: User, paul: User
) -> None:
    url = reverse("reviews:give", args=[hers.project_id])
    client.force_login(claire)
    assert client.get(url).status_code == 200

    sent = client.post(
        url, {"score_1": 5, "score_2": 4, "score_3": 5, "score_4": 4, "comment": "Parfait !"}
    )

    assert sent.status_code == 303
    assert "Parfait" in client.get(url).content.decode()
    client.force_login(paul)
    assert "Parfait" not in client.get(url).content.decode()


def test_a_stranger_finds_no_page(client: Client, project: Project, nadia: User) -> None:
    client.force_login(nadia)

    assert client.get(reverse("reviews:give", args=[project.pk])).status_code == 404
