"""Whom to ask: the client, and the authors of offers that were in the run when it stopped."""

from dataclasses import dataclass

from django.db.models import Q

from ouvrage.accounts.models import Company, User
from ouvrage.followup.surveys.models import Side
from ouvrage.followup.surveys.notices import SURVEY
from ouvrage.notifications.kinds import Channel
from ouvrage.notifications.preferences import wants_of
from ouvrage.notifications.states import Pace
from ouvrage.offers.models import Offer
from ouvrage.offers.states import LIVE, OfferState
from ouvrage.projects.models import Project


@dataclass(frozen=True, slots=True)
class Asked:
    """One person, and for which company he made his offer."""

    person: User
    side: Side
    bidder: Company | None = None


def people_of(project: Project, *, but: set[int]) -> list[Asked]:
    """Three queries; nobody twice, nobody of `but`, nobody who wants no such question."""
    found = [Asked(project.client, Side.CLIENT)] if project.client else []
    found += [Asked(offer.author, Side.PROVIDER, offer.company) for offer in _in_the_run(project)]
    by_person = {one.person.pk: one for one in reversed(found)}
    wanted = wants_of(by_person, SURVEY, Channel.MAIL)
    left_out = but | {person for person, pace in wanted.items() if pace == Pace.NEVER}
    return [
        one
        for one in sorted(by_person.values(), key=lambda one: (one.side, one.person.pk))
        if one.person.pk not in left_out and one.person.is_active
    ]


def _in_the_run(project: Project) -> list[Offer]:
    """Live offers, and those that the end of the project itself has closed."""
    running = Q(state__in=sorted(LIVE))
    if project.ended_at:
        running |= Q(state=OfferState.CLOSED, decided_at__gte=project.ended_at)
    offers = Offer.objects.filter(running, project=project)
    return list(offers.select_related("author", "company").order_by("sent_at"))
