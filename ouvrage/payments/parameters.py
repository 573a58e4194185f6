"""Numbers of the rules on payments."""

from django.utils.translation import gettext_lazy as _

from ouvrage.brands.parameters import parameter

REFUND_BOUND = parameter(
    "payments.refund_bound",
    20_000,
    unit="cents",
    name=_("Refund that one person may decide alone"),
    hint=_("Above, a second member of staff approves."),
    high=1_000_000,
    is_sensitive=True,
    rule="RULES §8",
)
SETUP_HOURS = parameter(
    "payments.setup_hours",
    24,
    unit="hours",
    name=_("Hours to finish entering a means of payment"),
    hint=_("After them the entry counts as left."),
    low=1,
    high=168,
    rule="RULES §5",
)
"""After which an entry of a means of payment that was never finished counts as left."""
