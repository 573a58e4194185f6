"""The figures of the plans."""

from datetime import datetime
from typing import Any

from django.db import transaction

from ouvrage.accounts.models import User
from ouvrage.brands.errors import SecondPersonNeeded
from ouvrage.brands.rules import check_starts
from ouvrage.journal.services import record
from ouvrage.kit.time import now
from ouvrage.subscriptions import facts
from ouvrage.subscriptions.models import Plan, PlanVersion
from ouvrage.subscriptions.promises import check_promises

FIGURES = (
    "month_cents",
    "quarter_cents",
    "year_cents",
    "consultation",
    "offre",
    "contact",
    "validity_days",
    "has_notes",
    "early_alert_hours",
    "saved_searches",
)
"""What a version says of a plan."""


@transaction.atomic
def decide_plan(
    *,
    plan_code: str,
    figures: dict[str, Any],
    actor: User,
    approved_by: User,
    starts_at: datetime | None = None,
    why: str = "",
) -> PlanVersion:
    """Give a plan other figures from a moment on (now, if none is given); two people decide it.

    Figures left out stay as they were; terms already begun keep their version. The plan's row is
    held, as it is by whoever announces a renewal: no letter tells a price that this undoes.
    Refused: brands.second_person_needed, brands.date_past, subscriptions.price_promised,
    subscriptions.credits_promised.
    Then: subscriptions.plan_decided.
    """
    if approved_by.pk == actor.pk:
        raise SecondPersonNeeded
    plan = Plan.objects.select_for_update(no_key=True).get(code=plan_code)
    moment = starts_at or now()
    check_starts(moment)
    newest = plan.versions.order_by("-number")[0]
    kept = {name: getattr(newest, name) for name in FIGURES}
    check_promises(plan, kept | figures, moment)
    version = PlanVersion.objects.create(
        plan=plan,
        number=newest.number + 1,
        starts_at=moment,
        decided_by_id=actor.pk,
        approved_by_id=approved_by.pk,
        why=why,
        **kept | figures,
    )
    record(
        facts.PLAN_DECIDED,
        subject=version,
        actor=actor,
        side="staff",
        plan=plan.code,
        number=version.number,
        approved_by_id=approved_by.pk,
        starts_at=moment.isoformat(),
        before={name: kept[name] for name in figures},
        after=figures,
    )
    return version
