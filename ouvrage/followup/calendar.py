"""French business days and the hours at which people may be called (LEG-42)."""

from datetime import date, datetime, time, timedelta
from functools import cache

import holidays

from ouvrage.followup.parameters import OPENS_AT_HOURS
from ouvrage.kit.time import PARIS

SATURDAY = 5


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


def next_call_hour(moment: datetime) -> datetime:
    """The moment itself if calls are allowed then, else the next opening in Paris time."""
    local = moment.astimezone(PARIS)
    slots = OPENS_AT_HOURS.value()
    while True:
        if is_business_day(local.date()):
            for opens, closes in slots:
                if local.hour < opens:
                    return _at(local.date(), opens)
                if local.hour < closes:
                    return local
        local = _at(local.date() + timedelta(days=1), 0)


def _at(day: date, hour: int) -> datetime:
    return datetime.combine(day, time(hour), PARIS)
