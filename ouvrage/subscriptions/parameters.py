"""Numbers of the rules about plans, notices and incidents (RULES §5)."""

from ouvrage.brands.parameters import parameter

ORDER_DAYS = parameter("subscriptions.order_days", 7, unit="days", rule="RULES §5")
WITHDRAWAL_DAYS = parameter("subscriptions.withdrawal_days", 14, unit="days", rule="RULES §5")
NOTICE_MONTHS = parameter("subscriptions.notice_months", 2, unit="months", rule="LEG-10")
SECOND_NOTICE_WEEKS = parameter("subscriptions.second_notice_weeks", 6, unit="weeks", rule="LEG-10")
REMINDER_DAYS = parameter("subscriptions.reminder_days", 3, unit="days", rule="RULES §5")
LONGEST_PAUSE = parameter("subscriptions.longest_pause", 3, unit="months", rule="RULES §5")
FIRST_RETRY = parameter("subscriptions.first_retry", 3, unit="days", rule="RULES §5")
SECOND_RETRY = parameter("subscriptions.second_retry", 7, unit="days", rule="RULES §5")
LAST_RETRY = parameter("subscriptions.last_retry", 14, unit="days", rule="RULES §5")
CODE_MINUTES = parameter("subscriptions.code_minutes", 15, unit="minutes", rule="LEG-12")
CODE_TRIES = parameter("subscriptions.code_tries", 5, unit="tries", rule="LEG-12")
CODES_AN_HOUR = parameter("subscriptions.codes_an_hour", 5, unit="codes", rule="LEG-12")


def retry_days() -> list[int]:
    """How many days after an incident opened its payment is tried again."""
    return [FIRST_RETRY.value(), SECOND_RETRY.value(), LAST_RETRY.value()]
