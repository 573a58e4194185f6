"""Values that the pages about offers hand to components: cells, facts, tabs, confirmations."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from ouvrage.kit.ids import new_id
from ouvrage.kit.money import Money
from ouvrage.messaging.models import Message
from ouvrage.offers.differences import Differences, differences
from ouvrage.offers.forms import MessageForm
from ouvrage.offers.models import Offer, OfferVersion
from ouvrage.offers.queries import MyOffers, current_versions
from ouvrage.offers.rules import CHOOSABLE
from ouvrage.offers.states import OfferState
from ouvrage.offers.terms import milestones_from_json
from ouvrage.projects.models import Project
from ouvrage.projects.states import ProjectState
from ouvrage.ui.tabs import Tab
from ouvrage.ui.text import day, how_long, money


@dataclass(frozen=True, slots=True)
class Cell:
    """A labelled value."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Compared:
    """One offer in the comparison (ui/compare.html)."""

    title: str
    url: str
    note: str
    state: str
    state_label: str
    amount: Money
    cells: list[Cell]
    text: str
    chosen: bool
    foot: str = "offers/_compared_foot.html"
    select_url: str = ""


@dataclass(slots=True)
class Question:
    """A public question with its answers."""

    message: Message
    answers: list[Message] = field(default_factory=list)
    answer_id: UUID = field(default_factory=new_id)


def empty_message() -> MessageForm:
    return MessageForm(initial={"message_id": new_id()})


def days_text(count: int) -> str:
    return ngettext("%(count)d day", "%(count)d days", count) % {"count": count}


def compared(offers: Sequence[Offer], project: Project, *, is_client: bool) -> list[Compared]:
    """The offers as columns; two queries whatever their number."""
    versions = current_versions(offers)
    may_choose = is_client and project.state == ProjectState.OPEN
    return [_compared(offer, versions[offer.pk], may_choose=may_choose) for offer in offers]


def _as_received(offer: Offer) -> tuple[str, str]:
    """« Envoyée » says nothing to whoever received it: new, or read."""
    if offer.state != OfferState.SENT:
        return offer.state, offer.get_state_display()
    if offer.read_at is None:
        return "new", pgettext("offer", "new")
    return "neutral", pgettext("offer", "read")


def _compared(offer: Offer, version: OfferVersion, *, may_choose: bool) -> Compared:
    milestones = milestones_from_json(version.milestones)
    steps = [f"{one.label} ({money(one.amount, short=True)})" for one in milestones]
    choosable = may_choose and offer.state in CHOOSABLE
    state, label = _as_received(offer)
    return Compared(
        title=offer.company.name,
        url=reverse("offers:read", args=[offer.pk]),
        note=_moments(offer),
        state=state,
        state_label=label,
        amount=offer.price,
        cells=[
            Cell(_("Delay"), days_text(offer.delivery_days)),
            Cell(_("Milestones"), " · ".join(steps)),
            Cell(pgettext("offer", "Status"), offer.company.get_legal_status_display()),
            Cell(pgettext("offer", "Where"), offer.company.city or _("not told")),
        ],
        text=_beginning(offer.pitch),
        chosen=offer.state == OfferState.SELECTED,
        select_url=reverse("offers:select", args=[offer.pk]) if choosable else "",
    )


def _moments(offer: Offer) -> str:
    sent = _("received %(when)s") % {"when": how_long(offer.sent_at)}
    if offer.changed_at is None:
        return sent
    return _("%(sent)s, changed %(when)s") % {"sent": sent, "when": how_long(offer.changed_at)}


def _beginning(pitch: str) -> str:
    return pitch if len(pitch) <= 420 else pitch[:420].rsplit(" ", 1)[0] + "…"


def facts_of(offer: Offer) -> list[Cell]:
    """What stands beside an offer."""
    company = offer.company
    found = [
        Cell(_("Price, without VAT"), money(offer.price)),
        Cell(_("Delay"), days_text(offer.delivery_days)),
        Cell(_("Valid until"), day(offer.valid_until_on)),
        Cell(pgettext("offer", "Sent"), day(offer.sent_at)),
    ]
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
    """Public messages as questions, each with its answers; precisions of the client stand alone."""
    found: dict[UUID, Question] = {}
    for row in rows:
        if row.answers_id in found:
            found[row.answers_id].answers.append(row)
        else:
            found[row.pk] = Question(row)
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
    return tabs
