"""How many credits a page earns, for how long, and how it is watched."""

from ouvrage.brands.parameters import parameter
from ouvrage.credits.models import CreditKind

RULE = "RULES §14, promotion credits"

CREDITS = {
    CreditKind.CONSULTATION: parameter(
        "growth.promotion_consultation", 5, unit="credits", rule=RULE
    ),
    CreditKind.OFFRE: parameter("growth.promotion_offre", 2, unit="credits", rule=RULE),
    CreditKind.CONTACT: parameter("growth.promotion_contact", 1, unit="credits", rule=RULE),
}
VALIDITY_DAYS = parameter("growth.promotion_validity_days", 180, unit="days", rule=RULE)
CLAIMS_A_DAY = parameter("growth.promotion_claims_a_day", 5, unit="tries", rule="SEC-71")
RECHECK_MINUTES = parameter("growth.promotion_recheck_minutes", 10, unit="minutes", rule="SEC-71")
WATCH_DAYS = parameter("growth.promotion_watch_days", 7, unit="days", rule="SEC-71, revocable")
MOST_MISSES = parameter("growth.promotion_misses", 2, unit="tries", rule="SEC-71, revocable")


def rewards() -> list[tuple[CreditKind, int]]:
    """Kinds and numbers of credits that a page earns today; a kind at zero is not given."""
    found = [(kind, number.value()) for kind, number in CREDITS.items()]
    return [(kind, count) for kind, count in found if count]
