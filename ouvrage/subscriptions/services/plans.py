"""The figures of the plans."""

from datetime import datetime
from typing import Any

from django.db import transaction

from ouvrage.accounts.models import User
from ouvrage.journal.services import record
from ouvrage.kit.time import now
from ouvrage.subscriptions import facts
from ouvrage.subscriptions.models import Plan, PlanVersion


@transaction.atomic
def decide_plan(
    *, plan_code: str, figures: dict[str, Any], actor: User, starts_at: datetime | None = None
) -> PlanVersion:
    """Give a plan other figures from a moment on (now, if none is given).

    Figures left out stay as they were; terms already begun keep their version.
    Then: subscriptions.plan_decided.
    """
    plan = Plan.objects.select_for_update(no_key=True).get(code=plan_code)
    newest = plan.versions.order_by("-number")[0]
    kept = {
        field.name: getattr(newest, field.name)
        for field in PlanVersion._meta.concrete_fields
        if field.name not in {"id", "plan", "number", "decided_at"}
    }
    version = PlanVersion.objects.create(
        plan=plan,
        number=newest.number + 1,
        **kept | figures | {"starts_at": starts_at or now(), "decided_by_id": actor.pk},
    )
    record(
        facts.PLAN_DECIDED,
        subject=version,
        actor=actor,
        side="staff",
        plan=plan.code,
        number=version.number,
        before={name: kept[name] for name in figures},
        after=figures,
    )
    return version
