"""What an approved decision about the figures of a plan does."""

from datetime import datetime
from typing import Any

from ouvrage.accounts.models import User
from ouvrage.brands.decisions import decides
from ouvrage.brands.models import Decision
from ouvrage.brands.rules import check_starts
from ouvrage.kit.time import now
from ouvrage.subscriptions.models import Plan
from ouvrage.subscriptions.promises import check_promises
from ouvrage.subscriptions.services.plans import decide_plan

PLAN = "plan"


def check_figures(plan: Plan, figures: dict[str, Any], starts_at: datetime) -> None:
    """Refused: brands.date_past, subscriptions.price_promised, subscriptions.credits_promised."""
    check_starts(starts_at)
    check_promises(plan, figures, starts_at)


def check_plan(decision: Decision) -> None:
    """Refused before anybody is asked to approve what could not be done."""
    plan = Plan.objects.get(code=decision.key)
    check_figures(plan, decision.payload["figures"], decision.starts_at)


@decides(PLAN, check=check_plan)
def give_figures(decision: Decision, approver: Any) -> None:
    """The plan has the approved figures from the day asked for, or from now if that is over."""
    decide_plan(
        plan_code=decision.key,
        figures=decision.payload["figures"],
        actor=User.objects.get(pk=decision.asked_by_id),
        approved_by=approver,
        starts_at=max(decision.starts_at, now()),
        why=decision.why,
    )
