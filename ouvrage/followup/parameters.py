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
SURVEY_DAYS = parameter(
    "followup.survey_days",
    30,
    name=_("Days in which people may say what became of a project"),
    hint=_("Until then an answer may be changed."),
    unit="days",
    low=7,
    high=180,
    has_brands=True,
    rule="RULES §10",
)
SURVEY_SLEEP_DAYS = parameter(
    "followup.survey_sleep_days",
    7,
    name=_("Days a project sleeps before people are asked what became of it"),
    hint=_("The mail that wakes it up has its chance first."),
    unit="days",
    low=0,
    high=60,
    rule="RULES §10",
)
SURVEY_REMIND_DAYS = parameter(
    "followup.survey_remind_days",
    7,
    name=_("Days until who has not said it is reminded"),
    hint=_("Once."),
    unit="days",
    low=2,
    high=60,
    rule="RULES §10",
)
ANSWERS_A_DAY = parameter(
    "followup.answers_a_day",
    5,
    name=_("Answers that a client may write about one project in a day"),
    hint=_("Each becomes a note; the link of a mail in wrong hands floods nobody."),
    unit="messages",
    low=1,
    high=50,
    rule="RULES §10",
)
