"""What accounting sees of the letters."""

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from ouvrage.kit.paging import Page, page_of
from ouvrage.notifications.post.models import Batch, PostalLetter
from ouvrage.notifications.post.states import LetterState

BATCHES_AT_ONCE = 20


@dataclass(frozen=True, slots=True)
class Batches:
    """What was printed, newest first."""

    after: str = ""

    def rows(self) -> Page[Batch]:
        batches = Batch.objects.select_related("printed_by").annotate(
            count=Count("letters"),
            returned=Count("letters", filter=Q(letters__state=LetterState.RETURNED)),
        )
        return page_of(
            batches, order=("-printed_at", "-pk"), after=self.after, size=BATCHES_AT_ONCE
        )


def waiting_count() -> int:
    return PostalLetter.objects.filter(state=LetterState.WAITING).count()


def letters_of(batch: Batch) -> QuerySet[PostalLetter]:
    """In the order in which they are printed."""
    letters = PostalLetter.objects.filter(batch=batch).select_related("mail__brand__entity")
    return letters.order_by("mail__queued_at", "pk")
