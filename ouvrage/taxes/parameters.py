"""Rates and delays of VAT; a law that changes them is a new version from its day on."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from ouvrage.brands.parameters import parameter

STANDARD_RATE = parameter(
    "taxes.standard_rate",
    2_000,
    unit="basis points",
    name=_("Standard rate of VAT in France"),
    hint=_("A law that changes it is a new value from its day on."),
    low=0,
    high=3000,
    is_sensitive=True,
    rule="CGI art. 278",
)
_OVERSEAS: list[Any] = [["GP", 850], ["MQ", 850], ["RE", 850], ["GF", 0], ["YT", 0]]
OVERSEAS_RATES = parameter(
    "taxes.overseas_rates",
    _OVERSEAS,
    unit="basis points by department",
    name=_("Rates of VAT overseas"),
    hint=_("Departments with a rate of their own; none listed: as the mainland."),
    low=0,
    high=3000,
    is_sensitive=True,
    rule="CGI art. 294, 296",
)
"""Departments overseas with a rate of their own; an empty list treats them as the mainland."""
PROOF_DAYS = parameter(
    "taxes.proof_days",
    90,
    unit="days",
    name=_("Days a proof of a VAT number is good for"),
    hint=_("Then the European register is asked again before a sale without VAT."),
    low=1,
    high=365,
    rule="LEG-08",
)
RECHECK_DAYS = parameter(
    "taxes.recheck_days",
    30,
    unit="days",
    name=_("Days between two checks of a VAT number"),
    hint=_("The European register is asked again by itself."),
    low=1,
    high=365,
    rule="LEG-08",
)
