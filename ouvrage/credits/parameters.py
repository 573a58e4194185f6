"""How many credits are given, for how long, and who may give them."""

from django.utils.translation import gettext_lazy as _

from ouvrage.brands.parameters import parameter

WELCOME_CONSULTATION = parameter(
    "credits.welcome_consultation",
    3,
    name=_("Consultation credits given at the start"),
    hint=_("Once, to each new provider."),
    unit="credits",
    low=0,
    high=50,
    is_sensitive=True,
    rule="RULES §5, Découverte",
)
WELCOME_OFFRE = parameter(
    "credits.welcome_offre",
    1,
    name=_("Offer credits given at the start"),
    hint=_("Once, to each new provider."),
    unit="credits",
    low=0,
    high=50,
    is_sensitive=True,
    rule="RULES §5, Découverte",
)
VALIDITY_DAYS = parameter(
    "credits.validity_days",
    365,
    name=_("Days a grant of credits is valid"),
    hint=_("Grants made before a change keep their own date."),
    unit="days",
    low=30,
    high=3_650,
    is_sensitive=True,
    rule="RULES §4",
)
RETURN_DAYS = parameter(
    "credits.return_days",
    30,
    name=_("Days a returned credit is valid at least"),
    hint=_("A credit that comes back after its date lives on so long."),
    unit="days",
    low=7,
    high=730,
    is_sensitive=True,
    rule="RULES §4, INV-07",
)
NOTICE_DAYS = parameter(
    "credits.notice_days",
    15,
    name=_("Days before the end when an expiry is announced"),
    hint=_("One mail per grant."),
    unit="days",
    low=1,
    high=90,
    rule="RULES §4",
)
GOODWILL_BOUND = parameter(
    "credits.goodwill_bound",
    20,
    name=_("Goodwill credits one person may give alone"),
    hint=_("Above, a second member of staff approves."),
    unit="credits",
    low=0,
    high=100,
    is_sensitive=True,
    rule="RULES §4",
)
GOODWILL_DAYS = parameter(
    "credits.goodwill_days",
    30,
    name=_("Days within which goodwill is counted together"),
    hint=_("Gestures of one person to one provider add up over these days."),
    unit="days",
    low=1,
    high=365,
    is_sensitive=True,
    rule="RULES §4, SEC-11",
)
ORDER_DAYS = parameter(
    "credits.order_days",
    7,
    name=_("Days an unpaid order of a pack waits"),
    hint=_("After that it is dropped; nothing is owed."),
    unit="days",
    low=1,
    high=60,
    rule="RULES §4",
)
WITHDRAWAL_DAYS = parameter(
    "credits.withdrawal_days",
    14,
    name=_("Days to withdraw from a pack of credits"),
    hint=_("The law’s minimum for consumers is 14."),
    unit="days",
    low=14,
    high=60,
    rule="RULES §4",
)
PACE_DAYS = parameter(
    "credits.pace_days",
    90,
    name=_("Days by which the use of credits is judged"),
    hint=_("Whoever has more left than he spent in them is asked whether he needs a pack."),
    unit="days",
    low=7,
    high=365,
    rule="RULES §4",
)
