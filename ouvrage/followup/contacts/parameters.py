"""The numbers of the record of calls. How many failures start a check: access.unreachable_calls."""

from django.utils.translation import gettext_lazy as _

from ouvrage.brands.parameters import parameter

ATTEMPTS_PER_DAY = parameter(
    "followup.attempts_per_day",
    4,
    name=_("Calls to one client that a provider may note in a day"),
    hint=_("A client is not called more often than that."),
    unit="calls a day",
    low=1,
    high=20,
    has_brands=True,
    rule="RULES §10, two-sided record",
)
ATTEMPT_UNDO_MINUTES = parameter(
    "followup.attempt_undo_minutes",
    10,
    name=_("Minutes in which a noted call may be taken back"),
    hint=_("The client is asked about it only afterwards."),
    unit="minutes",
    low=1,
    high=120,
    rule="RULES §10, two-sided record",
)
ATTEMPT_GAP_HOURS = parameter(
    "followup.attempt_gap_hours",
    4,
    name=_("Hours between two failed calls that both count"),
    hint=_("Calls closer to each other show one absence, whoever made them."),
    unit="hours",
    low=1,
    high=48,
    rule="RULES §10, two-sided record",
)
