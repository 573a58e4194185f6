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
ANSWER_HOURS = parameter(
    "payments.answer_hours",
    12,
    unit="hours",
    name=_("Hours during which an order without an answer is repeated"),
    hint=_("Then it is looked for at the provider, which forgets our keys after 24 hours."),
    low=1,
    high=20,
    is_sensitive=True,
    rule="TRUST INV-12",
)
CONFIRMATION_HOURS = parameter(
    "payments.confirmation_hours",
    72,
    unit="hours",
    name=_("Hours to confirm a payment with the bank, asked by mail"),
    hint=_("After them the try ends as refused."),
    low=24,
    high=240,
    rule="RULES §5",
)
CONFIRMATION_MINUTES = parameter(
    "payments.confirmation_minutes",
    60,
    unit="minutes",
    name=_("Minutes to confirm a payment with the bank while paying"),
    hint=_("After them the try ends as refused, and another means may be chosen."),
    low=15,
    high=1_440,
    rule="RULES §5",
)
SILENCE_CALLS = parameter(
    "payments.silence_calls",
    5,
    unit="calls",
    name=_("Calls without an answer before the payment provider is left alone"),
    hint=_("Within the time below."),
    low=2,
    high=100,
    rule="TRUST SEC-79",
)
SILENCE_WINDOW_MINUTES = parameter(
    "payments.silence_window_minutes",
    2,
    unit="minutes",
    name=_("Minutes in which those calls are counted"),
    hint=_("Older ones no longer count."),
    low=1,
    high=60,
    rule="TRUST SEC-79",
)
SILENCE_REST_MINUTES = parameter(
    "payments.silence_rest_minutes",
    2,
    unit="minutes",
    name=_("Minutes for which the payment provider is left alone"),
    hint=_("Then one call is tried; if it is answered, all go on."),
    low=1,
    high=60,
    rule="TRUST SEC-79",
)
LONGEST_DAYS = parameter(
    "payments.longest_days",
    15,
    unit="days",
    name=_("Days after which a payment in progress is held for lost"),
    hint=_("A direct debit takes up to 14 days; older ones show among the broken promises."),
    low=7,
    high=60,
    rule="TRUST INV-13",
)
HAND_DAYS = parameter(
    "payments.hand_days",
    5,
    unit="days",
    name=_("Days after which a payment that does not move needs a hand"),
    hint=_("The accountant’s desk then lists it: under way, unconfirmed, or paid for nothing."),
    low=1,
    high=30,
    rule="RULES §8",
)
RECONCILED_DAYS = parameter(
    "payments.reconciled_days",
    7,
    unit="days",
    name=_("Days of the provider’s statement compared each morning"),
    hint=_("A movement that comes late is found for as long."),
    low=1,
    high=60,
    rule="RULES §8",
)
