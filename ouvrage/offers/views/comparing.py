"""The offers of one project as the client compares them: lines of a table, columns side by side."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import QueryDict
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from ouvrage.accounts.models import User
from ouvrage.kit.money import Money
from ouvrage.offers.models import Offer, OfferVersion
from ouvrage.offers.parameters import MOST_COMPARED
from ouvrage.offers.queries import IN_FILTER, BoardFilter, BoardOrder, OfferBoard, current_versions
from ouvrage.offers.rules import is_choosable
from ouvrage.offers.standing import Known, standing_of
from ouvrage.offers.states import OfferState
from ouvrage.offers.terms import milestones_from_json
from ouvrage.offers.views.shown import Cell, days_text
from ouvrage.offers.weighing.queries import Judgement, judgements
from ouvrage.projects.bands.queries import Guide
from ouvrage.projects.models import Project
from ouvrage.projects.states import ProjectState
from ouvrage.ui.tabs import Tab
from ouvrage.ui.text import how_long, money, short_day

FILTERS: dict[BoardFilter, str | Promise] = {
    BoardFilter.ALL: gettext_lazy("All offers"),
    BoardFilter.SHORTLISTED: gettext_lazy("Shortlisted"),
    BoardFilter.TO_ANSWER: gettext_lazy("To answer"),
    BoardFilter.PAST: gettext_lazy("Past ones"),
}
ORDERS: dict[BoardOrder, str | Promise] = {
    BoardOrder.ARRIVAL: gettext_lazy("By arrival"),
    BoardOrder.PRICE: gettext_lazy("By price"),
    BoardOrder.DELAY: gettext_lazy("By delay"),
    BoardOrder.OWN: gettext_lazy("By my score"),
}
BEGINNING = 420


@dataclass(frozen=True, slots=True)
class Line:
    """One offer with all that the client compares."""

    offer: Offer
    version: OfferVersion
    standing: list[Known]
    own: Judgement | None
    is_picked: bool
    may_choose: bool
    price_place: str = ""

    @property
    def url(self) -> str:
        return reverse("offers:read", args=[self.offer.pk])

    @property
    def badge(self) -> tuple[str, str]:
        """« Envoyée » says nothing to whoever received it: new, or read."""
        if self.offer.state != OfferState.SENT:
            return self.offer.state, self.offer.get_state_display()
        if self.offer.read_at is None:
            return "new", pgettext("offer", "new")
        return "neutral", pgettext("offer", "read")

    @property
    def is_modified(self) -> bool:
        """Its author changed it since the client read it."""
        return 0 < self.offer.read_version < self.offer.version

    @property
    def delay(self) -> str:
        return days_text(self.offer.delivery_days)

    @property
    def is_running(self) -> bool:
        return is_choosable(self.offer)

    @property
    def milestones(self) -> int:
        return len(self.version.milestones)


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


@dataclass(frozen=True, slots=True)
class Board:
    """What the page asked for: which offers, in which order, which of them side by side."""

    project: Project
    order: BoardOrder
    kept: BoardFilter
    picked: frozenset[UUID]

    @classmethod
    def asked(cls, project: Project, query: QueryDict) -> "Board":
        order, kept = query.get("tri", ""), query.get("voir", "")
        return cls(
            project,
            BoardOrder(order) if order in list(BoardOrder) else BoardOrder.ARRIVAL,
            BoardFilter(kept) if kept in list(BoardFilter) else BoardFilter.ALL,
            frozenset(picked_ids(query.getlist("avec"))),
        )

    def lines(self, viewer: User, *, is_client: bool, guide: Guide | None = None) -> list[Line]:
        """Every offer of the project, its price beside the guide; eight queries whatever their
        number.
        """
        offers = list(OfferBoard(self.project.pk, self.order).rows(viewer))
        versions = current_versions(offers)
        known = standing_of(sorted({offer.company_id for offer in offers}))
        own = judgements(self.project.pk, offers) if is_client else {}
        may_choose = is_client and self.project.state == ProjectState.OPEN
        lines = [
            Line(
                offer=offer,
                version=versions[offer.pk],
                standing=known[offer.company_id],
                own=own.get(offer.pk),
                is_picked=offer.pk in self.picked,
                may_choose=may_choose and is_choosable(offer),
                price_place=guide.place(offer.price) if guide else "",
            )
            for offer in offers
        ]
        if self.order == BoardOrder.OWN:
            lines.sort(key=lambda line: -(line.own.tenths or 0) if line.own else 0)
        return lines

    def shown(self, lines: Sequence[Line]) -> list[Line]:
        states = IN_FILTER.get(self.kept)
        return [line for line in lines if states is None or line.offer.state in states]

    def side_by_side(self, lines: Sequence[Line]) -> list[Line]:
        """Those ticked; else the shortlist, else all when they are few."""
        most = MOST_COMPARED.value()
        picked = [line for line in lines if line.is_picked]
        shown = self.shown(lines)
        short = [line for line in shown if line.offer.state == OfferState.SHORTLISTED]
        if picked:
            return picked[:most]
        if len(shown) <= most:
            return shown
        return short[:most] if len(short) > 1 else []

    def tabs(self, lines: Sequence[Line]) -> list[Tab]:
        """Each filter that keeps something, and the one that stands."""
        here = reverse("offers:compare", args=[self.project.pk])
        found = []
        for kept, label in FILTERS.items():
            count = len(Board(self.project, self.order, kept, self.picked).shown(lines))
            if count or kept == self.kept:
                url = f"{here}?tri={self.order}&voir={kept}" if kept else f"{here}?tri={self.order}"
                found.append(Tab(label, url, kept == self.kept, count))
        return found

    def orders(self, *, is_client: bool) -> list[Tab]:
        return [
            Tab(label, f"?tri={one}&voir={self.kept}", one == self.order)
            for one, label in ORDERS.items()
            if is_client or one != BoardOrder.OWN
        ]


def compared(line: Line) -> Compared:
    """One line as a column; what changed and the client's own score come first."""
    offer = line.offer
    state, label = line.badge
    choose = reverse("offers:select", args=[offer.pk]) if line.may_choose else ""
    return Compared(
        title=offer.company.name,
        url=line.url,
        note=_moments(line),
        state=state,
        state_label=label,
        amount=offer.price,
        cells=_cells(line),
        text=_beginning(offer.pitch),
        chosen=offer.state == OfferState.SELECTED,
        select_url=choose,
    )


def _cells(line: Line) -> list[Cell]:
    """The same cells in the same order for every offer, so that rows stay level."""
    offer, company = line.offer, line.offer.company
    milestones = milestones_from_json(line.version.milestones)
    steps = [f"{one.label} ({money(one.amount, short=True)})" for one in milestones]
    vat = _("added to this price") if company.vat_number else _("none (article 293 B)")
    cells = [
        *([Cell(_("Price guide"), line.price_place)] if line.price_place else []),
        Cell(_("Delay"), line.delay),
        Cell(_("VAT"), vat),
        Cell(_("Valid until"), short_day(offer.valid_until_on)),
        Cell(_("Milestones"), " · ".join(steps)),
        *(Cell(str(known.label), known.value) for known in line.standing),
        Cell(pgettext("offer", "Where"), company.city or _("not told")),
    ]
    if line.own is not None and line.own.criteria:
        cells.append(Cell(_("My score"), line.own.mean or _("none yet")))
    return cells


def _moments(line: Line) -> str:
    sent = _("received %(when)s") % {"when": how_long(line.offer.sent_at)}
    if line.is_modified:
        return _("%(sent)s, changed since you read it") % {"sent": sent}
    if line.offer.changed_at is None:
        return sent
    when = how_long(line.offer.changed_at)
    return _("%(sent)s, changed %(when)s") % {"sent": sent, "when": when}


def _beginning(pitch: str) -> str:
    return pitch if len(pitch) <= BEGINNING else pitch[:BEGINNING].rsplit(" ", 1)[0] + "…"


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def picked_ids(values: Sequence[Any]) -> list[UUID]:
    """The offers ticked on the page, whatever else was sent."""
    return [found for value in values if (found := _uuid(str(value)))]
