"""Numbers of the rules on payments."""

from ouvrage.brands.parameters import parameter

REFUND_BOUND = parameter("payments.refund_bound", 20_000, unit="cents", rule="RULES §8")
SETUP_HOURS = parameter("payments.setup_hours", 24, unit="hours", rule="RULES §5")
"""After which an entry of a means of payment that was never finished counts as left."""
