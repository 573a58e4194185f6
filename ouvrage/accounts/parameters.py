"""The numbers of this app's rules."""

from ouvrage.brands.parameters import parameter

PSEUDO_CHANGE_DAYS = parameter(
    "accounts.pseudo_change_days", 90, unit="days between two changes of pseudo", rule="RULES §15"
)
STAFF_SESSION_HOURS = parameter(
    "accounts.staff_session_hours", 12, unit="hours a member of staff stays in", rule="SEC-23"
)
