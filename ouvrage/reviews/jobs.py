"""Background entry points of ratings."""

from django.db import transaction
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from ouvrage.kit.jobs import job
from ouvrage.kit.time import now
from ouvrage.reviews import services
from ouvrage.reviews.models import Review
from ouvrage.reviews.notices import author_of, tell
from ouvrage.reviews.queries import due_to_publish, due_to_remind


@job("reviews.publish_due", cron="5 * * * *")
def publish_due() -> None:
    """Publish every rating whose blind time is over. Safe to run twice or in parallel."""
    for review_id in due_to_publish(now()).values_list("pk", flat=True):
        services.publish_review(review_id=review_id)


@job("reviews.remind_due", cron="30 7 * * *")
def remind_due() -> None:
    """Remind, once, each side that has not spoken for some days; the row is looked at again
    under its lock, so that whoever has just rated gets no reminder."""
    for review_id in due_to_remind(now()).values_list("pk", flat=True):
        _remind(review_id)


@transaction.atomic
def _remind(review_id: object) -> None:
    review = Review.objects.select_related("project__brand", "client", "company").locked(
        pk=review_id
    )
    still_awaited = review.given_at is None and review.declined_at is None
    reader = author_of(review)
    if still_awaited and review.publish_at > now() and reader:
        text = format_lazy(_("Your rating on “{title}” is awaited."), title=review.project.title)
        tell("reminder", str(review.pk), reader, review, text=text)
