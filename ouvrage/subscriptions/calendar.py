"""Days of a subscription, computed from its first day. Pure: knows no tables and no clock.

Months are counted from the first day, so that a term begun on 31 January has its months begin on
28 or 29 February, then again on 31 March. A term's last day is included.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from dateutil.relativedelta import relativedelta

from ouvrage.kit.time import end_of_day

ONE_DAY = timedelta(days=1)
EARLIEST_MONTHS = 3  # article L215-1 of the code de la consommation
LATEST_MONTHS = 1


@dataclass(frozen=True, slots=True)
class NoticeDays:
    """When the two legal notices are due, and the window that the law gives them."""

    opens_on: date
    first_on: date
    second_on: date
    closes_on: date

    def holds(self, day: date) -> bool:
        return self.opens_on <= day <= self.closes_on


def month_start(anchor: date, months: int) -> date:
    """The day on which a month begins, that many months after the first day."""
    return anchor + relativedelta(months=months)


def last_day(anchor: date, months: int) -> date:
    """The last day, included, of that many months from the first day."""
    return month_start(anchor, months) - ONE_DAY


def whole_months(anchor: date, day: date) -> int:
    """How many months from the first day have begun by that day, less one; 0 in the first."""
    count = (day.year - anchor.year) * 12 + day.month - anchor.month
    return count if month_start(anchor, count) <= day else count - 1


def days_between(first: date, last: date) -> int:
    """Both days included."""
    return (last - first).days + 1


def notice_days(ends_on: date, *, months_before: int, weeks_before: int) -> NoticeDays:
    """Both notices, kept inside the legal window whatever the parameters say (LEG-10).

    The last day on which renewal can be refused is the last day of the term.
    """
    opens_on = ends_on - relativedelta(months=EARLIEST_MONTHS)
    closes_on = ends_on - relativedelta(months=LATEST_MONTHS)

    def inside(day: date) -> date:
        return min(max(day, opens_on), closes_on)

    first = inside(ends_on - relativedelta(months=months_before))
    second = inside(ends_on - timedelta(weeks=weeks_before))
    return NoticeDays(opens_on, first, max(first, second), closes_on)


def refusable_until(ends_on: date) -> datetime:
    """The last second, in Paris, at which a cancellation stops the renewal."""
    return end_of_day(ends_on)


def withdrawable_until(began_on: date, *, days: int) -> datetime:
    """The last second of the last day on which one may withdraw (LEG-13)."""
    return end_of_day(began_on + timedelta(days=days))


def pro_rata(cents: int, part: int, whole: int) -> int:
    """cents x part / whole, half a cent up (INV-32)."""
    return (2 * cents * part + whole) // (2 * whole)
