"""What staff type to give a plan other figures."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ouvrage.backoffice.numbers.forms import DatedForm
from ouvrage.backoffice.plans.showing import NAMES
from ouvrage.kit.money import Money
from ouvrage.subscriptions.models import Plan
from ouvrage.subscriptions.promises import PRICES
from ouvrage.ui.forms import MoneyField

DEAREST = 1_000_000


def price(name: str) -> MoneyField:
    return MoneyField(label=NAMES[name], min_cents=100, max_cents=DEAREST)


def count(name: str, *, low: int = 0, high: int) -> forms.IntegerField:
    return forms.IntegerField(label=NAMES[name], min_value=low, max_value=high)


class PlanForm(DatedForm):
    """All the figures of a version; the free plan has no price."""

    month_cents = price("month_cents")
    quarter_cents = price("quarter_cents")
    year_cents = price("year_cents")
    consultation = count("consultation", high=1_000)
    offre = count("offre", high=1_000)
    contact = count("contact", high=1_000)
    validity_days = count("validity_days", low=30, high=730)
    early_alert_hours = count("early_alert_hours", high=72)
    saved_searches = count("saved_searches", high=200)
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

    @property
    def figures(self) -> dict[str, Any]:
        """As a version keeps them, in cents."""
        given = {name: self.cleaned_data.get(name, 0) for name in NAMES}
        return {
            name: value.cents if isinstance(value, Money) else value
            for name, value in given.items()
        }
