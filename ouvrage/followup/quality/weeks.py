"""The figures of a site by week: six set-based queries, whatever the number of projects.

A project counts in the week, Monday to Sunday in Paris, in which its client sent it; what became
of it since counts there too. Returned credits count in the week in which they came back, offers to
answer in the week of the promised day, what became of projects in the week in which we asked.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Count, Exists, F, Min, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, Concat, TruncWeek

from ouvrage.access.models import Opening
from ouvrage.credits.models import Grant
from ouvrage.followup.models import IN_VAIN, Call, Decision, Verdict
from ouvrage.followup.surveys.outcomes import Outcomes, all_of, outcomes_by_week
from ouvrage.journal.models import Fact
from ouvrage.journal.registry import FactKind
from ouvrage.kit.medians import MedianTime
from ouvrage.kit.time import PARIS, today
from ouvrage.projects.facts import SELECTED, SUBMITTED
from ouvrage.projects.models import Project
from ouvrage.projects.queries.replies import Replies, replies_by_week, total
from ouvrage.projects.states import REALISED

SPANS = (12, 26, 52)
NO_REPLIES = Replies()
NO_OUTCOMES = Outcomes()


@dataclass(slots=True)
class Week:
    """One week of one site, or many weeks together. Medians are None when nothing is known."""

    monday: date
    posted: int = 0
    called: int = 0
    reached: int = 0
    validated: int = 0
    refused: int = 0
    realised: int = 0
    returned: int = 0
    replies: Replies = NO_REPLIES
    outcomes: Outcomes = NO_OUTCOMES
    to_call: timedelta | None = None
    to_selection: timedelta | None = None

    @property
    def hours_to_call(self) -> int | None:
        """Whole hours from sending to the first call, nights and Sundays included."""
        return None if self.to_call is None else round(self.to_call.total_seconds() / 3600)

    @property
    def days_to_selection(self) -> int | None:
        return (
            None if self.to_selection is None else round(self.to_selection.total_seconds() / 86400)
        )


APART = {"monday", "replies", "outcomes"}
COUNTED = [one.name for one in fields(Week) if one.name not in APART]


@dataclass(frozen=True, slots=True)
class Quality:
    """Everything the public page says of one site over some weeks."""

    brand_id: int | None
    weeks: int = SPANS[0]
    first: date = field(init=False)

    def __post_init__(self) -> None:
        day = today()
        monday = day - timedelta(days=day.weekday())
        object.__setattr__(self, "first", monday - timedelta(weeks=self.weeks - 1))

    @property
    def since(self) -> datetime:
        return datetime.combine(self.first, time(), PARIS)

    def by_week(self) -> list[Week]:
        """Each week of the span, the oldest first, even those when nothing happened."""
        mondays = [self.first + timedelta(weeks=n) for n in range(self.weeks)]
        found = {monday: Week(monday) for monday in mondays}
        projects = self._projects().annotate(week=TruncWeek("submitted_at", tzinfo=PARIS))
        for row in projects.order_by().values("week").annotate(**FIGURES):
            _fill(found[row["week"].date()], row)
        for moment, count in self._returned_by_week():
            found[moment.date()].returned = count
        for monday, replies in replies_by_week(since=self.first, brand_id=self.brand_id).items():
            found[monday].replies = replies
        for monday, outcomes in outcomes_by_week(since=self.since, brand_id=self.brand_id).items():
            found[monday].outcomes = outcomes
        return list(found.values())

    def whole(self, weeks: Sequence[Week]) -> Week:
        """The same figures of all weeks together; medians are of all projects, not of weeks."""
        week = Week(self.first)
        week.replies = total(one.replies for one in weeks)
        week.outcomes = all_of(one.outcomes for one in weeks)
        _fill(week, self._projects().aggregate(**FIGURES))
        week.returned = sum(one.returned for one in weeks)
        return week

    def returned_by_cause(self) -> list[tuple[str, int]]:
        """Codes of the causes for which credits came back, the most frequent first."""
        given = Grant.objects.filter(key=Concat(Value("return:"), OuterRef("entry_key")))
        returned = self._returned().annotate(cause=Subquery(given.values("cause")[:1])).order_by()
        causes = returned.values("cause").annotate(count=Count("pk"))
        return list(causes.order_by("-count", "cause").values_list("cause", "count"))

    def refusals(self) -> list[tuple[str, int]]:
        """Codes of the reasons for refusing, the most frequent first."""
        refused = Decision.objects.filter(
            verdict=Verdict.REFUSED, project__in=self._posted()
        ).values_list("reason_code")
        return list(refused.annotate(count=Count("pk")).order_by("-count", "reason_code"))

    def _posted(self) -> QuerySet[Project]:
        posted = Project.objects.posted().filter(submitted_at__gte=self.since)
        return posted.filter(brand_id=self.brand_id) if self.brand_id else posted

    def _projects(self) -> QuerySet[Project]:
        """Each with the moments that the figures are made of."""
        calls = Call.objects.filter(project_id=OuterRef("pk"))
        decided = Decision.objects.filter(project_id=OuterRef("pk"), verdict=Verdict.REFUSED)
        return self._posted().annotate(
            called_at=Subquery(calls.order_by("at").values("at")[:1]),
            was_reached=Exists(calls.exclude(outcome__in=IN_VAIN)),
            was_refused=Exists(decided),
            sent_at=Coalesce(_first(SUBMITTED), F("submitted_at")),
            chosen_at=_first(SELECTED),
        )

    def _returned(self) -> QuerySet[Opening]:
        returned = Opening.objects.filter(returned_at__gte=self.since)
        return returned.filter(project__brand_id=self.brand_id) if self.brand_id else returned

    def _returned_by_week(self) -> Iterable[tuple[datetime, int]]:
        weekly = self._returned().annotate(week=TruncWeek("returned_at", tzinfo=PARIS)).order_by()
        return weekly.values("week").annotate(count=Count("pk")).values_list("week", "count")


FIGURES: dict[str, Any] = {
    "posted": Count("pk"),
    "called": Count("called_at"),
    "reached": Count("pk", filter=Q(was_reached=True)),
    "validated": Count("published_at"),
    "refused": Count("pk", filter=Q(was_refused=True)),
    "realised": Count("pk", filter=Q(state__in=sorted(REALISED))),
    "to_call": MedianTime(F("called_at") - F("sent_at")),
    "to_selection": MedianTime(F("chosen_at") - F("published_at")),
}


def _first(kind: FactKind) -> Subquery:
    """When it first happened to the project; one sent again keeps its first moment here."""
    facts = Fact.objects.filter(project_id=OuterRef("pk"), kind=kind.name).order_by()
    return Subquery(facts.values("project_id").annotate(first=Min("at")).values("first"))


def _fill(week: Week, row: Mapping[str, Any]) -> None:
    for name in COUNTED:
        if name in row:
            setattr(week, name, row[name])
