"""Both sides rating at the same moment: both are published, neither waits for the other."""

import threading

import pytest
from django.db import connection

from ouvrage.accounts.models import User
from ouvrage.reviews.models import Review
from ouvrage.reviews.services import give_review

pytestmark = pytest.mark.django_db(transaction=True)


def test_two_ratings_at_once_are_both_published(
    hers: Review, his: Review, claire: User, paul: User
) -> None:
    start = threading.Barrier(2)

    def give(review: Review, actor: User) -> None:
        start.wait()
        give_review(review_id=review.pk, scores=[4, 4, 4, 4], comment="", actor=actor)
        connection.close()

    threads = [threading.Thread(target=give, args=pair) for pair in ((hers, claire), (his, paul))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert Review.objects.filter(published_at__isnull=False).count() == 2
