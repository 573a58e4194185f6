"""How many credits are given, for how long, and who may give them."""

from ouvrage.brands.parameters import parameter

WELCOME_CONSULTATION = parameter(
    "credits.welcome_consultation", 3, unit="credits", rule="RULES §5, Découverte"
)
WELCOME_OFFRE = parameter("credits.welcome_offre", 1, unit="credits", rule="RULES §5, Découverte")
VALIDITY_DAYS = parameter("credits.validity_days", 365, unit="days", rule="RULES §4")
RETURN_DAYS = parameter("credits.return_days", 30, unit="days", rule="RULES §4, INV-07")
NOTICE_DAYS = parameter("credits.notice_days", 15, unit="days", rule="RULES §4")
GOODWILL_BOUND = parameter("credits.goodwill_bound", 20, unit="credits", rule="RULES §4")
GOODWILL_DAYS = parameter("credits.goodwill_days", 30, unit="days", rule="RULES §4, SEC-11")
