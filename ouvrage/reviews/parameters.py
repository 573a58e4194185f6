"""Numbers of the rules about ratings."""

from django.utils.translation import gettext_lazy as _

from ouvrage.brands.parameters import parameter

BLIND_DAYS = parameter(
    "reviews.blind_days",
    14,
    name=_("Days a rating stays sealed"),
    hint=_("At the latest; earlier when both sides have spoken."),
    unit="days",
    low=1,
    high=60,
    has_brands=True,
    rule="RULES §11",
)
REPLY_DAYS = parameter(
    "reviews.reply_days",
    28,
    name=_("Days to reply to a rating"),
    hint=_("Counted from its publication."),
    unit="days",
    low=1,
    high=120,
    rule="RULES §11",
)
BLOCK_DAYS = parameter(
    "reviews.block_days",
    7,
    name=_("Days after which a missing rating is insisted on"),
    hint=_("It is then asked for before anything new."),
    unit="days",
    low=0,
    high=60,
    rule="RULES §11",
)
REMIND_DAYS = parameter(
    "reviews.remind_days",
    3,
    name=_("Days before the end when a rating is reminded of"),
    hint=_("One mail to whoever has not spoken."),
    unit="days",
    low=1,
    high=30,
    rule="RULES §11",
)
