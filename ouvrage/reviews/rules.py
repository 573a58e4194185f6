"""May this be done with a rating? Each check returns nothing or refuses."""

from collections.abc import Sequence
from datetime import timedelta

from ouvrage.accounts.models import User
from ouvrage.kit.time import now
from ouvrage.reviews import errors
from ouvrage.reviews.models import Review, ReviewSide
from ouvrage.reviews.parameters import REPLY_DAYS


def is_author(review: Review, person: User) -> bool:
    """Who gives this rating: the client, or anybody of the company."""
    if review.side == ReviewSide.CLIENT:
        return review.client_id == person.pk
    return person.company_id is not None and review.company_id == person.company_id


def is_rated(review: Review, person: User) -> bool:
    """Whom this rating is about."""
    if review.side == ReviewSide.PROVIDER:
        return review.client_id == person.pk
    return person.company_id is not None and review.company_id == person.company_id


def check_author(review: Review, person: User) -> None:
    if not is_author(review, person):
        raise errors.NotYours


def check_rated(review: Review, person: User) -> None:
    if not is_rated(review, person):
        raise errors.NotYours


def check_unspoken(review: Review) -> None:
    if review.given_at is not None or review.declined_at is not None:
        raise errors.AlreadySpoken


def check_window(review: Review) -> None:
    """After the blind time the other's rating may be public: speaking then would not be blind."""
    if review.publish_at <= now():
        raise errors.WindowOver


def check_scores(scores: Sequence[int]) -> None:
    if len(scores) != 4 or any(not 1 <= score <= 5 for score in scores):
        raise errors.BadScores


def check_may_reply(review: Review) -> None:
    if review.published_at is None:
        raise errors.NotPublished
    days = REPLY_DAYS.value()
    if review.replied_at is not None or now() > review.published_at + timedelta(days=days):
        raise errors.ReplyOver(days=days)
