"""Each plan with its versions side by side: over, in force, to come."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Count
from django.http import Http404
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ouvrage.backoffice.numbers.queries import names_of
from ouvrage.backoffice.plans.showing import NAMES, in_words
from ouvrage.brands.models import Decision
from ouvrage.brands.states import DecisionState
from ouvrage.kit.time import now, today
from ouvrage.subscriptions.deciding import PLAN
from ouvrage.subscriptions.models import Plan, PlanVersion, Term

SHOWN = 4


@dataclass(frozen=True, slots=True)
class Column:
    """One version of a plan."""

    version: PlanVersion
    state: str
    label: str | Promise
    decided_by: str
    approved_by: str
    terms: int


@dataclass(frozen=True, slots=True)
class Row:
    """One figure through the versions."""

    label: str | Promise
    cells: list[tuple[str, bool]]
    """As written, and whether it differs from the version before."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """A plan: its newest versions, oldest first, and the decisions that wait."""

    plan: Plan
    columns: list[Column]
    rows: list[Row]
    waiting: list[Decision]


def shelves() -> list[Shelf]:
    """Every plan in order; 5 queries however many versions and subscribers."""
    plans = list(Plan.objects.prefetch_related("versions"))
    day = today()
    running = Term.objects.paid().filter(starts_on__lte=day, ends_on__gte=day)
    counts = dict(
        running.values_list("plan_version").annotate(found=Count("pk")).order_by("plan_version")
    )
    asked = Decision.objects.filter(kind=PLAN, state=DecisionState.ASKED).order_by("asked_at")
    waiting: dict[str, list[Decision]] = defaultdict(list)
    for decision in asked:
        waiting[decision.key].append(decision)
    people = {
        person
        for plan in plans
        for version in plan.versions.all()
        for person in (version.decided_by_id, version.approved_by_id)
    }
    names = names_of(people)
    return [_shelf(plan, counts, names, waiting[plan.code]) for plan in plans]


def plan_named(code: str) -> Plan:
    """404 when there is none."""
    plan = Plan.objects.filter(code=code).first()
    if plan is None:
        raise Http404
    return plan


def _shelf(
    plan: Plan, counts: dict[int, int], names: dict[int, str], waiting: list[Decision]
) -> Shelf:
    ordered = sorted(plan.versions.all(), key=lambda one: (one.starts_at, one.number))
    begun = [one for one in ordered if one.starts_at <= now()]
    current = begun[-1] if begun else None
    shown = ordered[-SHOWN:]
    columns = [
        Column(
            version,
            *_state(version, current),
            names.get(version.decided_by_id or 0, ""),
            names.get(version.approved_by_id or 0, ""),
            counts.get(version.pk, 0),
        )
        for version in shown
    ]
    return Shelf(plan, columns, [_row(name, shown) for name in NAMES], waiting)


def _state(version: PlanVersion, current: PlanVersion | None) -> tuple[str, Promise]:
    if version == current:
        return "in_force", _("in force")
    if version.starts_at > now():
        return "scheduled", _("to come")
    return "over", _("over")


def _row(name: str, versions: list[PlanVersion]) -> Row:
    values = [getattr(version, name) for version in versions]
    before = [values[0], *values[:-1]]
    cells = [
        (in_words(name, value), value != former)
        for value, former in zip(values, before, strict=True)
    ]
    return Row(NAMES[name], cells)
