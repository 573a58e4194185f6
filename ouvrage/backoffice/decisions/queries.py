"""Decisions by what became of them, with the names of those who made them."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from ouvrage.backoffice.decisions.showing import Shown, show
from ouvrage.backoffice.numbers.queries import names_of
from ouvrage.brands.models import Decision
from ouvrage.brands.states import DecisionState
from ouvrage.kit.paging import page_of


@dataclass(frozen=True, slots=True)
class Row:
    """One decision in words."""

    decision: Decision
    shown: Shown
    asked_by: str
    settled_by: str


@dataclass(frozen=True, slots=True)
class Decisions:
    """Those that wait, the oldest first; or those that were settled, the newest first."""

    are_settled: bool = False

    @property
    def order(self) -> list[str]:
        return ["-asked_at", "pk"] if self.are_settled else ["asked_at", "pk"]

    def found(self) -> QuerySet[Decision]:
        rows = Decision.objects.select_related("brand")
        if self.are_settled:
            return rows.exclude(state=DecisionState.ASKED)
        return rows.filter(state=DecisionState.ASKED)

    def page(self, after: str) -> tuple[list[Row], str]:
        """The rows and the cursor of the next ones; 2 queries."""
        page = page_of(self.found(), order=self.order, after=after)
        names = names_of(
            person for one in page.rows for person in (one.asked_by_id, one.settled_by_id)
        )
        rows = [_row(one, names, whole=False) for one in page.rows]
        return rows, page.next


def waiting() -> int:
    return Decision.objects.filter(state=DecisionState.ASKED).count()


def read(decision_id: UUID) -> Row:
    """One decision, whole; 404 when unknown."""
    decision = Decision.objects.select_related("brand").found(pk=decision_id)
    names = names_of([decision.asked_by_id, decision.settled_by_id])
    return _row(decision, names, whole=True)


def _row(decision: Decision, names: dict[int, str], *, whole: bool) -> Row:
    return Row(
        decision,
        show(decision, whole=whole),
        names.get(decision.asked_by_id, ""),
        names.get(decision.settled_by_id or 0, ""),
    )
