"""The numbers of Suivi Projet."""

from django.utils.translation import gettext_lazy as _

from ouvrage.brands.parameters import parameter

LEASE_MINUTES = parameter(
    "followup.lease_minutes",
    20,
    name=_("Minutes an officer keeps a call"),
    hint=_("Then it goes back to the others."),
    unit="minutes",
    low=2,
    high=240,
    rule="RULES §10",
)
FIRST_CALL_BUSINESS_DAYS = parameter(
    "followup.first_call_business_days",
    1,
    name=_("Business days until the first call"),
    hint=_("What is promised to the client who posts a project."),
    unit="business days",
    low=0,
    high=10,
    rule="RULES §10",
)
RETRY_HOURS = parameter(
    "followup.retry_hours",
    3,
    name=_("Hours between two tries to reach a client"),
    hint=_("After nobody answered."),
    unit="hours",
    low=1,
    high=72,
    rule="RULES §10",
)
ASSIGNED_HOURS = parameter(
    "followup.assigned_hours",
    4,
    name=_("Hours a call waits for the officer it was handed to"),
    hint=_("Counted from the moment it is due; then anybody may make it."),
    unit="hours",
    low=1,
    high=72,
    rule="RULES §10",
)
SNOOZE_DAYS = parameter(
    "followup.snooze_days",
    21,
    name=_("Days by which a call may be put off"),
    hint=_("What was promised to the client stays promised."),
    unit="days",
    low=1,
    high=60,
    rule="RULES §10",
)
CALLS_AFTER_DAYS = parameter(
    "followup.calls_after_days",
    [7, 14, 21, 45],
    name=_("Days on which a validated project is called"),
    hint=_("Each day makes one call to do."),
    unit="days after validation",
    low=1,
    high=365,
    rule="RULES §10",
)
OPENS_AT_HOURS = parameter(
    "followup.call_hours",
    [[10, 13], [14, 20]],
    name=_("Hours at which people may be called"),
    hint=_("The law bounds them; a call outside them is never proposed."),
    unit="hours, Europe/Paris",
    low=8,
    high=20,
    rule="LEG-42",
)
