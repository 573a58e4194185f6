"""The numbers of this app's rules."""

from django.utils.translation import gettext_lazy as _

from ouvrage.brands.parameters import parameter

PSEUDO_CHANGE_DAYS = parameter(
    "accounts.pseudo_change_days",
    90,
    name=_("Days between two changes of pseudo"),
    hint=_("So that people stay recognisable."),
    unit="days between two changes of pseudo",
    low=0,
    high=730,
    rule="RULES §15",
)
STAFF_SESSION_HOURS = parameter(
    "accounts.staff_session_hours",
    12,
    name=_("Hours a member of staff stays signed in"),
    hint=_("Then signing in is asked for again."),
    unit="hours a member of staff stays in",
    low=1,
    high=24,
    rule="SEC-23",
)
