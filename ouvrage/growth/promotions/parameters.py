"""How many credits a page earns, for how long, and how it is watched."""

from django.utils.translation import gettext_lazy as _

from ouvrage.brands.parameters import parameter
from ouvrage.credits.models import CreditKind

RULE = "RULES §14, promotion credits"

CREDITS = {
    CreditKind.CONSULTATION: parameter(
        "growth.promotion_consultation",
        5,
        name=_("Consultation credits for a page about us"),
        hint=_("Given once per site, when staff approve the page."),
        unit="credits",
        low=0,
        high=50,
        rule=RULE,
    ),
    CreditKind.OFFRE: parameter(
        "growth.promotion_offre",
        2,
        name=_("Offer credits for a page about us"),
        hint=_("Given once per site, when staff approve the page."),
        unit="credits",
        low=0,
        high=50,
        rule=RULE,
    ),
    CreditKind.CONTACT: parameter(
        "growth.promotion_contact",
        1,
        name=_("Contact credits for a page about us"),
        hint=_("Given once per site, when staff approve the page."),
        unit="credits",
        low=0,
        high=50,
        rule=RULE,
    ),
}
VALIDITY_DAYS = parameter(
    "growth.promotion_validity_days",
    180,
    name=_("Life of promotion credits"),
    hint=_("Counted from the approval."),
    unit="days",
    low=0,
    high=730,
    rule=RULE,
)
CLAIMS_A_DAY = parameter(
    "growth.promotion_claims_a_day",
    5,
    name=_("Pages one company may submit a day"),
    hint=_("More are refused until tomorrow."),
    unit="tries",
    low=0,
    high=50,
    rule="SEC-71",
)
RECHECK_MINUTES = parameter(
    "growth.promotion_recheck_minutes",
    10,
    name=_("Rest between two readings of a page"),
    hint=_("A provider may ask again after that."),
    unit="minutes",
    low=0,
    high=1440,
    rule="SEC-71",
)
WATCH_DAYS = parameter(
    "growth.promotion_watch_days",
    7,
    name=_("Days between two checks of an approved page"),
    hint=_("The link must still be there."),
    unit="days",
    low=0,
    high=90,
    rule="SEC-71, revocable",
)
MOST_MISSES = parameter(
    "growth.promotion_misses",
    2,
    name=_("Checks in a row that may miss the link"),
    hint=_("Then the unspent credits are taken back."),
    unit="tries",
    low=0,
    high=10,
    rule="SEC-71, revocable",
)


def rewards() -> list[tuple[CreditKind, int]]:
    """Kinds and numbers of credits that a page earns today; a kind at zero is not given."""
    found = [(kind, number.value()) for kind, number in CREDITS.items()]
    return [(kind, count) for kind, count in found if count]
