"""Who is there, what each has in hand and has done today, and what waits."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Count, Min, Q, QuerySet

from ouvrage.accounts.models import User
from ouvrage.followup.models import Absence, Call, Decision, Outcome, Purpose, Task
from ouvrage.followup.queries import officers
from ouvrage.kit.time import now, start_of_day, today

AHEAD = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Waiting:
    """The calls of one purpose."""

    purpose: Purpose
    due: int = 0
    late: int = 0
    held: int = 0
    coming: int = 0
    oldest: datetime | None = None


@dataclass(slots=True)
class Member:
    """One officer today."""

    officer: User
    away_until: date | None = None
    held: int = 0
    assigned: int = 0
    calls: int = 0
    reached: int = 0
    decided: int = 0

    @property
    def reached_percent(self) -> int | None:
        return round(100 * self.reached / self.calls) if self.calls else None


@dataclass(frozen=True, slots=True)
class Team:
    """The desk at a moment; seven queries, however many calls wait."""

    moment: datetime = field(default_factory=now)

    def waiting(self) -> list[Waiting]:
        """Each purpose with what is due, late, held and coming within a week."""
        due = Q(due_at__lte=self.moment)
        rows = Task.objects.filter(done_at=None, due_at__lte=self.moment + AHEAD)
        counted = rows.values("purpose").annotate(
            due=Count("pk", filter=due),
            late=Count("pk", filter=Q(late_at__lt=self.moment)),
            held=Count("pk", filter=Q(held_until__gt=self.moment)),
            coming=Count("pk", filter=~due),
            oldest=Min("due_at", filter=due),
        )
        names = ("due", "late", "held", "coming", "oldest")
        found = {row[0]: row[1:] for row in counted.order_by().values_list("purpose", *names)}
        return [Waiting(purpose, *found.get(purpose, ())) for purpose in Purpose]

    def members(self) -> list[Member]:
        """Every officer by name, with his day."""
        members = {one.pk: Member(one) for one in officers()}
        waiting = Task.objects.filter(done_at=None)
        held = waiting.filter(held_until__gt=self.moment)
        _fill(members, held.values("holder_id"), "holder_id", held=Count("pk"))
        assigned = waiting.filter(assignee__isnull=False)
        _fill(members, assigned.values("assignee_id"), "assignee_id", assigned=Count("pk"))
        since = start_of_day(today())
        calls = Call.objects.filter(at__gte=since).values("officer_id")
        reached = Count("pk", filter=Q(outcome=Outcome.REACHED))
        _fill(members, calls, "officer_id", calls=Count("pk"), reached=reached)
        decided = Decision.objects.filter(at__gte=since).values("officer_id")
        _fill(members, decided, "officer_id", decided=Count("pk"))
        for absence in Absence.objects.on(today()):
            if member := members.get(absence.officer_id):
                member.away_until = absence.until_on
        return list(members.values())


def coming_absences() -> QuerySet[Absence]:
    """Absences that hold now or later, the soonest first."""
    rows = Absence.objects.filter(cancelled_at=None, until_on__gte=today())
    return rows.select_related("officer", "told_by").order_by("from_on", "pk")


def _fill(members: dict[int, Member], rows: Any, key: str, **counts: Count) -> None:
    found: Iterable[dict[str, Any]] = rows.annotate(**counts).order_by()
    for row in found:
        if member := members.get(row[key]):
            for name in counts:
                setattr(member, name, row[name])
