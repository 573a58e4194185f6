"""Numbers of the rules about plans, notices and incidents (RULES §5)."""

from django.utils.translation import gettext_lazy as _

from ouvrage.brands.parameters import parameter

ORDER_DAYS = parameter(
    "subscriptions.order_days",
    7,
    name=_("Days an unpaid order waits"),
    hint=_("After that it is dropped; nothing is owed."),
    unit="days",
    low=1,
    high=60,
    rule="RULES §5",
)
WITHDRAWAL_DAYS = parameter(
    "subscriptions.withdrawal_days",
    14,
    name=_("Days to withdraw from a new subscription"),
    hint=_("The law’s minimum for consumers is 14."),
    unit="days",
    low=14,
    high=60,
    rule="RULES §5",
)
NOTICE_MONTHS = parameter(
    "subscriptions.notice_months",
    2,
    name=_("First notice: months before the last day"),
    hint=_("Kept inside the window of the law: 3 months to 1 month before."),
    unit="months",
    low=1,
    high=3,
    rule="LEG-10",
)
SECOND_NOTICE_WEEKS = parameter(
    "subscriptions.second_notice_weeks",
    6,
    name=_("Second notice: weeks before the last day"),
    hint=_("Kept inside the window of the law as well."),
    unit="weeks",
    low=4,
    high=13,
    rule="LEG-10",
)
REMINDER_DAYS = parameter(
    "subscriptions.reminder_days",
    3,
    name=_("Reminder: days before the last day"),
    hint=_("One short message before the renewal."),
    unit="days",
    low=1,
    high=14,
    rule="RULES §5",
)
LONGEST_PAUSE = parameter(
    "subscriptions.longest_pause",
    3,
    name=_("Longest pause"),
    hint=_("Credits wait, and the end moves by as much."),
    unit="months",
    low=1,
    high=12,
    rule="RULES §5",
)
FIRST_RETRY = parameter(
    "subscriptions.first_retry",
    3,
    name=_("First retry of a missing payment"),
    hint=_("Days after the incident opened."),
    unit="days",
    low=1,
    high=30,
    rule="RULES §5",
)
SECOND_RETRY = parameter(
    "subscriptions.second_retry",
    7,
    name=_("Second retry of a missing payment"),
    hint=_("Days after the incident opened."),
    unit="days",
    low=1,
    high=45,
    rule="RULES §5",
)
LAST_RETRY = parameter(
    "subscriptions.last_retry",
    14,
    name=_("Last retry of a missing payment"),
    hint=_("Then the plan falls back to Découverte, without a debt."),
    unit="days",
    low=1,
    high=60,
    rule="RULES §5",
)
CODE_MINUTES = parameter(
    "subscriptions.code_minutes",
    15,
    name=_("Life of a cancellation code"),
    hint=_("For cancelling without signing in."),
    unit="minutes",
    low=5,
    high=120,
    rule="LEG-12",
)
CODE_TRIES = parameter(
    "subscriptions.code_tries",
    5,
    name=_("Tries of a cancellation code"),
    hint=_("A wrong one counts."),
    unit="tries",
    low=1,
    high=20,
    rule="LEG-12",
)
CODES_AN_HOUR = parameter(
    "subscriptions.codes_an_hour",
    5,
    name=_("Cancellation codes an hour for one address"),
    hint=_("More are not sent."),
    unit="codes",
    low=1,
    high=50,
    rule="LEG-12",
)


def retry_days() -> list[int]:
    """How many days after an incident opened its payment is tried again."""
    return [FIRST_RETRY.value(), SECOND_RETRY.value(), LAST_RETRY.value()]
