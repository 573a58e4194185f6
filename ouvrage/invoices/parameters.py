"""Amounts and words of the law that invoices print."""

from ouvrage.brands.parameters import parameter

RECOVERY_CENTS = parameter(
    "invoices.recovery_cents", 4_000, unit="cents", rule="C. com. L441-10, D441-5"
)
"""What a business owes for each invoice paid late."""
