"""Decisions as a supervisor looks for them."""

from dataclasses import dataclass
from enum import StrEnum

from django.db.models import QuerySet

from ouvrage.accounts.models import StaffRole, User
from ouvrage.followup.models import Decision, Verdict
from ouvrage.followup.supervision.models import Rehearing
from ouvrage.kit.paging import Page, page_of


class Part(StrEnum):
    """Which decisions are looked at."""

    TO_HEAR = "to_hear"
    HEARD = "heard"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Decisions:
    """Decisions, the newest first; in one query."""

    part: Part = Part.TO_HEAR
    officer_id: int | None = None
    verdict: str = ""
    after: str = ""

    def page(self) -> Page[Decision]:
        rows = _whole()
        if self.part == Part.TO_HEAR:
            rows = rows.filter(rehearing__isnull=False, rehearing__heard_at=None)
        elif self.part == Part.HEARD:
            rows = rows.filter(rehearing__heard_at__isnull=False)
        if self.officer_id:
            rows = rows.filter(officer_id=self.officer_id)
        if self.verdict in Verdict.values:
            rows = rows.filter(verdict=self.verdict)
        return page_of(rows, order=["-at", "-id"], after=self.after)


def _whole() -> QuerySet[Decision]:
    return Decision.objects.select_related(
        "project__brand", "officer", "call__officer", "rehearing__supervisor",
        "reversal__supervisor",
    )  # fmt: skip


def readable_by(reader: User) -> QuerySet[Decision]:
    """All decisions for a supervisor; for an officer, his own."""
    rows = _whole()
    return rows if reader.has_role(StaffRole.SUPERVISOR) else rows.filter(officer=reader)


def to_hear() -> int:
    """How many drawn decisions wait."""
    return Rehearing.objects.filter(heard_at=None).count()
