"""French business days, the hours at which people may be called (LEG-42), and the client's own."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from functools import cache

import holidays

from ouvrage.followup.parameters import OPENS_AT_HOURS
from ouvrage.kit.time import PARIS

SATURDAY = 5
Span = tuple[int, int]

CLIENT_HOURS: dict[str, Span] = {
    "morning": (9, 12),
    "noon": (12, 14),
    "afternoon": (14, 17),
    "evening": (17, 19),
}
"""What clients choose when they post (projects/labels.py), as hours in Paris."""


@cache
def _public_holidays(year: int) -> frozenset[date]:
    return frozenset(holidays.country_holidays("FR", years=year))


def is_business_day(day: date) -> bool:
    return day.weekday() < SATURDAY and day not in _public_holidays(day.year)


def add_business_days(moment: datetime, count: int) -> datetime:
    """The same hour, that many business days later; a call hour of that day."""
    local = moment.astimezone(PARIS)
    while count > 0:
        local += timedelta(days=1)
        if is_business_day(local.date()):
            count -= 1
    return next_call_hour(local)


def business_day_before(day: date) -> date:
    """The last day before this one on which the desk worked."""
    day -= timedelta(days=1)
    while not is_business_day(day):
        day -= timedelta(days=1)
    return day


def is_call_hour(moment: datetime) -> bool:
    """Whether anybody may be called then."""
    return next_call_hour(moment) == moment


def next_call_hour(moment: datetime, wanted: Iterable[str] = ()) -> datetime:
    """The moment itself if calls are allowed then, else the next opening in Paris time.

    `wanted` are the client's own hours; they narrow the day unless nothing would be left of it.
    """
    local = moment.astimezone(PARIS)
    spans = _spans(wanted)
    while True:
        if is_business_day(local.date()):
            for opens, closes in spans:
                if local.hour < opens:
                    return _at(local.date(), opens)
                if local.hour < closes:
                    return local
        local = _at(local.date() + timedelta(days=1), 0)


def client_hours_at(moment: datetime) -> list[str]:
    """Which of the hours that clients choose from this moment lies in."""
    hour = moment.astimezone(PARIS).hour
    return [name for name, (opens, closes) in CLIENT_HOURS.items() if opens <= hour < closes]


def _spans(wanted: Iterable[str]) -> list[Span]:
    """The hours of a day at which calls are allowed and, where they say so, wanted."""
    allowed: list[Span] = [(opens, closes) for opens, closes in OPENS_AT_HOURS.value()]
    asked = [CLIENT_HOURS[name] for name in wanted if name in CLIENT_HOURS]
    both = [
        (max(one[0], other[0]), min(one[1], other[1]))
        for one in allowed
        for other in asked
        if max(one[0], other[0]) < min(one[1], other[1])
    ]
    return sorted(both) or allowed


def _at(day: date, hour: int) -> datetime:
    return datetime.combine(day, time(hour), PARIS)
