"""How often a provider may be called, and what one agent may promise alone."""

from django.utils.translation import gettext_lazy as _

from ouvrage.brands.parameters import parameter

COMMERCIAL_CALLS = parameter(
    "growth.commercial_calls",
    4,
    name=_("Commercial calls to one provider in 30 days"),
    hint=_("The law’s maximum is 4; about a subscription in force they are not counted."),
    unit="calls",
    low=0,
    high=4,
    rule="LEG-42",
)
PROMISE_BOUND = parameter(
    "growth.promise_bound",
    10_000,
    name=_("Amount that one agent may promise alone"),
    hint=_("Above, a colleague approves before the promise is sent."),
    unit="cents",
    low=0,
    high=200_000,
    is_sensitive=True,
    rule="LEG-16",
)
RENEWS_SOON_DAYS = parameter(
    "growth.renews_soon_days",
    60,
    name=_("Days before its end when a plan ends soon"),
    hint=_("For the list of the sales desk."),
    unit="days",
    low=7,
    high=120,
    rule="RULES §14, sales desk",
)
