"""What staff see of a newsletter: how many, how far, what became of it."""

from dataclasses import dataclass

from django.db.models import Count, Q

from ouvrage.notifications.delivery.models import Heard
from ouvrage.notifications.newsletter.models import Newsletter
from ouvrage.notifications.newsletter.segments import people_of
from ouvrage.notifications.newsletter.services import mails_of
from ouvrage.notifications.states import MailState

REFUSED = Q(state=MailState.FAILED) | Q(heard__in=[Heard.HARD_BOUNCE, Heard.SOFT_BOUNCE])


@dataclass(frozen=True, slots=True)
class Figures:
    """True counts, from the mails themselves."""

    people: int
    written: int
    unwanted: int
    sent: int
    delivered: int
    refused: int
    complaints: int


def figures_of(newsletter: Newsletter) -> Figures:
    """Two queries; of the segment as it is now while it has not ended."""
    written = newsletter.addressees.count()
    people = written if newsletter.ended_at else people_of(newsletter.segment).count()
    found = mails_of(newsletter).aggregate(
        unwanted=Count("pk", filter=Q(state=MailState.STOPPED)),
        sent=Count("pk", filter=Q(state=MailState.SENT)),
        delivered=Count("pk", filter=Q(heard=Heard.DELIVERED)),
        refused=Count("pk", filter=REFUSED),
        complaints=Count("pk", filter=Q(heard=Heard.COMPLAINT)),
    )
    return Figures(people=max(people, written), written=written, **found)
