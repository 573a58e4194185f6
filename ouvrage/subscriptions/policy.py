"""What a plan opens to a company: the only place that decides it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet

from ouvrage.kit.time import now, today
from ouvrage.subscriptions.models import Began, PlanCode, PlanVersion, Term
from ouvrage.subscriptions.states import SubscriptionState, TermState


@dataclass(frozen=True, slots=True)
class PlanRights:
    """What the company's plan opens today, besides its credits."""

    code: str
    notes: bool
    early_alert_hours: int
    saved_searches: int


def opened_by_plan(company_id: int) -> PlanRights:
    """The rights of the running term, or those of Découverte: at most two queries.

    While the payment of a renewal is awaited the plan stays open (its credits do not come);
    during a pause it is closed, as no day of it is used.
    """
    term = running_term(company_id)
    version = term.plan_version if term else version_in_force(PlanCode.DECOUVERTE)
    if version is None:
        return PlanRights(PlanCode.DECOUVERTE, False, 0, 0)
    return PlanRights(
        code=version.plan.code,
        notes=version.has_notes,
        early_alert_hours=version.early_alert_hours,
        saved_searches=version.saved_searches,
    )


def running_term(company_id: int) -> Term | None:
    """The term under which a company works today."""
    return (
        _running()
        .filter(subscription__company_id=company_id)
        .select_related("plan_version__plan", "subscription")
        .order_by("-number")
        .first()
    )


def _running() -> QuerySet[Term]:
    day = today()
    return Term.objects.filter(
        Q(state=TermState.PAID) | Q(state=TermState.AWAITING, began=Began.RENEWED),
        subscription__state=SubscriptionState.ACTIVE,
        starts_on__lte=day,
        ends_on__gte=day,
    )


def version_in_force(code: str, *, at: datetime | None = None) -> PlanVersion | None:
    """The figures of a plan as they stand at that moment (now, if none is given)."""
    return (
        PlanVersion.objects.filter(plan__code=code, starts_at__lte=at or now())
        .select_related("plan")
        .order_by("-starts_at", "-number")
        .first()
    )


def early_hours_of(company_ids: Iterable[int]) -> dict[int, int]:
    """By how many hours alerts come earlier to each of these companies: one query.

    Those that are not named have no such right today.
    """
    return dict(
        _running()
        .filter(subscription__company_id__in=list(company_ids))
        .order_by("subscription_id", "-number")
        .distinct("subscription_id")
        .values_list("subscription__company_id", "plan_version__early_alert_hours")
    )


def most_early_hours() -> int:
    """The most that any plan in force gives: what everybody else waits."""
    found = [version_in_force(code) for code in PlanCode.values]
    return max((version.early_alert_hours for version in found if version), default=0)
