"""Values that the pages about offers hand to components: cells, facts, tabs, confirmations."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from ouvrage.kit.ids import new_id
from ouvrage.messaging.models import Message
from ouvrage.offers.differences import Differences, differences
from ouvrage.offers.forms import MessageForm
from ouvrage.offers.invitations.queries import waiting_invitations
from ouvrage.offers.models import Offer, OfferVersion
from ouvrage.offers.queries import MyOffers
from ouvrage.offers.states import OfferState
from ouvrage.projects.bands.queries import Guide
from ouvrage.ui.tabs import Tab
from ouvrage.ui.text import day, money


@dataclass(frozen=True, slots=True)
class Cell:
    """A labelled value."""

    label: str
    value: str


@dataclass(slots=True)
class Question:
    """A public question with its answers."""

    message: Message
    answers: list[Message] = field(default_factory=list)
    is_answered: bool = False
    answer_id: UUID = field(default_factory=new_id)


def empty_message() -> MessageForm:
    return MessageForm(initial={"message_id": new_id()})


def days_text(count: int) -> str:
    return ngettext("%(count)d day", "%(count)d days", count) % {"count": count}


def facts_of(offer: Offer, guide: Guide) -> list[Cell]:
    """What stands beside an offer."""
    company = offer.company
    found = [
        Cell(_("Price, without VAT"), money(offer.price)),
        Cell(_("Delay"), days_text(offer.delivery_days)),
        Cell(_("Valid until"), day(offer.valid_until_on)),
        Cell(pgettext("offer", "Sent"), day(offer.sent_at)),
    ]
    if place := guide.place(offer.price):
        found.insert(1, Cell(_("Price guide"), place))
    if offer.changed_at:
        found.append(Cell(pgettext("offer", "Changed"), day(offer.changed_at)))
    found.append(Cell(_("Provider"), company.name))
    found.append(Cell(pgettext("offer", "Status"), company.get_legal_status_display()))
    if company.city:
        found.append(Cell(pgettext("offer", "Where"), company.city))
    return found


def compared_versions(offer: Offer, seen: int) -> tuple[OfferVersion, Differences | None]:
    """What the offer says now, and what changed since the version seen (or the one before)."""
    versions = {version.number: version for version in offer.versions.order_by("number")}
    current = versions[offer.version]
    older = versions.get(seen or offer.version - 1)
    if older is None or older is current:
        return current, None
    return current, differences(older, current) or None


def with_answers(rows: Iterable[Message]) -> list[Question]:
    """Public messages as questions, each with its answers; precisions of the client stand alone.

    One that was answered in private is marked so; the answer itself stays where it is.
    """
    rows = list(rows)
    replied = Message.objects.filter(answers__in=[row.pk for row in rows])
    answered = set(replied.values_list("answers_id", flat=True))
    found: dict[UUID, Question] = {}
    for row in rows:
        if row.answers_id in found:
            found[row.answers_id].answers.append(row)
        else:
            found[row.pk] = Question(row, is_answered=row.pk in answered)
    return list(found.values())


def my_tabs(query: MyOffers) -> list[Tab]:
    """All, then each state that has something in it."""
    counts = query.counts()
    here = reverse("offers:mine")
    tabs = [Tab(pgettext("offer", "All"), here, query.state is None, sum(counts.values()))]
    for state in OfferState:
        if counts.get(state):
            label = str(state.label).capitalize()
            tabs.append(Tab(label, f"{here}?etat={state}", query.state == state, counts[state]))
    invited = waiting_invitations(query.company_id).count()
    tabs.append(Tab(_("Invitations"), reverse("offers:invitations"), False, invited or None))
    return tabs
