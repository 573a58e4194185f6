"""The numbers of alerts on new projects."""

from django.utils.translation import gettext_lazy as _

from ouvrage.brands.parameters import parameter

ALERTS_A_DAY = parameter(
    "projects.alerts_a_day",
    8,
    name=_("Alerts that one person gets in a day"),
    hint=_("What comes after waits for the digest of the next morning."),
    unit="alerts",
    low=1,
    high=100,
    rule="RULES §12",
)
DIGEST_HOUR = parameter(
    "projects.digest_hour",
    8,
    name=_("Hour at which the digest of new projects leaves"),
    hint=_("Paris time."),
    unit="hour, Europe/Paris",
    low=0,
    high=23,
    rule="RULES §12",
)
HIT_DAYS = parameter(
    "projects.hit_days",
    90,
    name=_("Days for which hits of saved searches are kept"),
    hint=_("They are shown under the search, then forgotten."),
    unit="days",
    low=31,
    high=730,
    rule="RULES §12",
)
