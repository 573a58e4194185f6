"""What staff type to give a plan other figures."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ouvrage.backoffice.plans.showing import NAMES
from ouvrage.backoffice.versions.forms import VersionForm, count, price
from ouvrage.subscriptions.models import Plan
from ouvrage.subscriptions.promises import PRICES


class PlanForm(VersionForm):
    """All the figures of a version; the free plan has no price."""

    NAMES = NAMES

    month_cents = price(NAMES["month_cents"])
    quarter_cents = price(NAMES["quarter_cents"])
    year_cents = price(NAMES["year_cents"])
    consultation = count(NAMES["consultation"], high=1_000)
    offre = count(NAMES["offre"], high=1_000)
    contact = count(NAMES["contact"], high=1_000)
    validity_days = count(NAMES["validity_days"], low=30, high=730)
    early_alert_hours = count(NAMES["early_alert_hours"], high=72)
    saved_searches = count(NAMES["saved_searches"], high=200)
    has_notes = forms.BooleanField(label=NAMES["has_notes"], required=False)

    def __init__(self, *args: Any, plan: Plan, **options: Any) -> None:
        super().__init__(*args, **options)
        self.plan = plan
        if plan.is_free:
            for name in PRICES.values():
                del self.fields[name]

    def clean(self) -> dict[str, Any]:
        """A longer term is never dearer by the month than a shorter one: that is a slip."""
        cleaned = super().clean() or {}
        month, quarter, year = (cleaned.get(name) for name in PRICES.values())
        if month and quarter and quarter.cents > 3 * month.cents:
            self.add_error("quarter_cents", _("Three months cost more than three times one month."))
        if month and year and year.cents > 12 * month.cents:
            self.add_error("year_cents", _("Twelve months cost more than twelve times one month."))
        return cleaned
