"""The figures of a plan in words, and a decision about them as a second person reads it."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ouvrage.backoffice.decisions.showing import Shown, tells
from ouvrage.backoffice.versions.showing import compared, figures_of
from ouvrage.brands.models import Decision
from ouvrage.brands.states import DecisionState
from ouvrage.subscriptions import reach
from ouvrage.subscriptions.deciding import PLAN
from ouvrage.subscriptions.models import Plan
from ouvrage.subscriptions.policy import version_in_force

NAMES: dict[str, Any] = {
    "month_cents": gettext_lazy("One month, excl. VAT"),
    "quarter_cents": gettext_lazy("Three months, excl. VAT"),
    "year_cents": gettext_lazy("Twelve months, excl. VAT"),
    "consultation": gettext_lazy("Consultation credits a month"),
    "offre": gettext_lazy("Offer credits a month"),
    "contact": gettext_lazy("Contact credits a month"),
    "validity_days": gettext_lazy("Days these credits are valid"),
    "has_notes": gettext_lazy("Follow-up notes of Suivi Projet"),
    "early_alert_hours": gettext_lazy("Hours by which alerts come earlier"),
    "saved_searches": gettext_lazy("Saved searches"),
}
"""Each figure of a version as staff read it, in the order in which they do."""


@tells(PLAN)
def tell_plan(decision: Decision, whole: bool) -> Shown:
    """Before is what holds on that day while it waits, and what held then once it is settled."""
    plan = Plan.objects.get(code=decision.key)
    after = decision.payload["figures"]
    before = decision.payload["before"]
    is_waiting = decision.state == DecisionState.ASKED
    if whole and is_waiting:
        before = figures_of(version_in_force(plan.code, at=decision.starts_at), NAMES)
    return Shown(
        about=_("Plan"),
        title=plan.name,
        url=reverse("backoffice:plans"),
        lines=compared(NAMES, before, after),
        touched=[*reach.told(plan, after, decision.starts_at)] if whole and is_waiting else [],
    )
