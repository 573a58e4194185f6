"""Rates and delays of VAT; a law that changes them is a new version from its day on."""

from typing import Any

from ouvrage.brands.parameters import parameter

STANDARD_RATE = parameter("taxes.standard_rate", 2_000, unit="basis points", rule="CGI art. 278")
_OVERSEAS: list[Any] = [["GP", 850], ["MQ", 850], ["RE", 850], ["GF", 0], ["YT", 0]]
OVERSEAS_RATES = parameter(
    "taxes.overseas_rates",
    _OVERSEAS,
    unit="basis points by department",
    rule="CGI art. 294, 296",
)
"""Departments overseas with a rate of their own; an empty list treats them as the mainland."""
PROOF_DAYS = parameter("taxes.proof_days", 90, unit="days", rule="LEG-08")
RECHECK_DAYS = parameter("taxes.recheck_days", 30, unit="days", rule="LEG-08")
