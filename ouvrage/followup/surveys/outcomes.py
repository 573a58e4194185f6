"""What clients say became of their projects, counted by week for the public figures."""

from collections.abc import Iterable
from dataclasses import astuple, dataclass
from datetime import date, datetime

from django.db.models import Count, Q
from django.db.models.functions import TruncWeek

from ouvrage.followup.surveys.models import Became, OutcomeSurvey, Side
from ouvrage.kit.time import PARIS


@dataclass(frozen=True, slots=True)
class Outcomes:
    """Of the clients asked in some weeks: how many say what."""

    asked: int = 0
    here: int = 0
    outside: int = 0
    abandoned: int = 0
    postponed: int = 0
    looking: int = 0

    @property
    def answered(self) -> int:
        return self.here + self.outside + self.abandoned + self.postponed + self.looking

    @property
    def silent(self) -> int:
        return self.asked - self.answered

    @property
    def percent(self) -> int | None:
        """The share of clients who answered."""
        return round(100 * self.answered / self.asked) if self.asked else None


COUNTS = {
    "asked": Count("pk"),
    "here": Count("pk", filter=Q(outcome=Became.HERE)),
    "outside": Count("pk", filter=Q(outcome=Became.OUTSIDE)),
    "abandoned": Count("pk", filter=Q(outcome=Became.ABANDONED)),
    "postponed": Count("pk", filter=Q(outcome=Became.POSTPONED)),
    "looking": Count("pk", filter=Q(outcome=Became.LOOKING)),
}


def outcomes_by_week(*, since: datetime, brand_id: int | None) -> dict[date, Outcomes]:
    """By the Monday of the week in which the clients were asked; one query."""
    asked = OutcomeSurvey.objects.filter(side=Side.CLIENT, asked_at__gte=since)
    if brand_id:
        asked = asked.filter(project__brand_id=brand_id)
    weekly = asked.annotate(week=TruncWeek("asked_at", tzinfo=PARIS)).order_by()
    rows = weekly.values("week").annotate(**COUNTS).values_list("week", *COUNTS)
    return {week.date(): Outcomes(*counts) for week, *counts in rows}


def all_of(weeks: Iterable[Outcomes]) -> Outcomes:
    """Of several weeks together."""
    return Outcomes(*(sum(column) for column in zip(*map(astuple, weeks), strict=True)))
