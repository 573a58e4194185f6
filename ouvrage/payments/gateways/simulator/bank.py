"""What the simulated banks do, by the number that was entered. Only its last digits are kept."""

from dataclasses import dataclass
from enum import StrEnum

from stdnum import iban

from ouvrage.payments.causes import Cause
from ouvrage.payments.gateways.contract import Outcome


class Habit(StrEnum):
    """How the bank behind a means of payment answers."""

    PAYS = "pays"
    DECLINES = "declines"
    LACKS = "lacks"
    ASKS = "asks"
    SLOW = "slow"
    SLOW_FAILS = "slow_fails"


CARDS = {
    "4242424242424242": Habit.PAYS,
    "4000000000000002": Habit.DECLINES,
    "4000000000009995": Habit.LACKS,
    "4000002500003155": Habit.ASKS,
}
GOOD_IBAN = "FR1420041010050500013M02606"
LATE_IBAN = "FR8420041010050500013M02607"


@dataclass(frozen=True, slots=True)
class Entered:
    """What is kept of an entry."""

    brand: str
    last4: str
    habit: Habit


def card(number: str) -> Entered | None:
    """A test card; any other number is unknown here."""
    digits = "".join(number.split())
    habit = CARDS.get(digits)
    return Entered("Visa", digits[-4:], habit) if habit else None


def account(number: str) -> Entered | None:
    """Any valid IBAN; one of them refuses its debits days later."""
    compact = iban.compact(number)
    if not iban.is_valid(compact):
        return None
    habit = Habit.SLOW_FAILS if compact == LATE_IBAN else Habit.SLOW
    return Entered("SEPA", compact[-4:], habit)


def first_answer(habit: str) -> tuple[Outcome, str]:
    """What the bank says at once, and why."""
    if habit == Habit.ASKS:
        return Outcome.ACTION_REQUIRED, ""
    if habit in {Habit.SLOW, Habit.SLOW_FAILS}:
        return Outcome.PROCESSING, ""
    causes = {Habit.DECLINES: Cause.DECLINED, Habit.LACKS: Cause.FUNDS}
    cause = causes.get(Habit(habit))
    return (Outcome.FAILED, cause) if cause else (Outcome.PAID, "")


def last_answer(habit: str) -> tuple[Outcome, str]:
    """What a slow bank says in the end."""
    return (Outcome.FAILED, Cause.CLOSED) if habit == Habit.SLOW_FAILS else (Outcome.PAID, "")
