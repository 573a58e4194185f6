"""Amounts and words of the law that invoices print."""

from django.utils.translation import gettext_lazy as _

from ouvrage.brands.parameters import parameter

RECOVERY_CENTS = parameter(
    "invoices.recovery_cents",
    4_000,
    name=_("Indemnity for late payment"),
    hint=_("What a business owes for each invoice paid late; set by the law."),
    unit="cents",
    low=0,
    high=10_000,
    rule="C. com. L441-10, D441-5",
)
