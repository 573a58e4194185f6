"""Both sides rating at the same moment: both are published, neither waits for the other."""

import pytest

from ouvrage.accounts.models import User
from ouvrage.offers.tests.races import before_commit
from ouvrage.reviews.models import Review
from ouvrage.reviews.services import give_review

pytestmark = pytest.mark.django_db(transaction=True)


def test_two_ratings_at_once_are_both_published(
    hers: Review, his: Review, claire: User, paul: User
) -> None:
    def give(review: Review, actor: User) -> None:
        give_review(review_id=review.pk, scores=[4, 4, 4, 4], comment="", actor=actor)

    end = before_commit(lambda: give(hers, claire), lambda: give(his, paul))

    assert end == "done"
    assert Review.objects.filter(published_at__isnull=False).count() == 2
