"""Moments are stored in UTC and told in Paris time. One clock, which may be set for a while."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.utils import timezone

PARIS = ZoneInfo("Europe/Paris")

_set_to: ContextVar[datetime | None] = ContextVar("clock", default=None)


def now() -> datetime:
    """The moment by our clock: rows, rules and facts all ask it."""
    return _set_to.get() or timezone.now()


@contextmanager
def clock_at(moment: datetime) -> Iterator[None]:
    """Set the clock, for the demo's past and for tests over years."""
    token = _set_to.set(moment)
    try:
        yield
    finally:
        _set_to.reset(token)


def today() -> date:
    """The calendar day in Paris."""
    return paris_day(now())


def paris_day(moment: datetime) -> date:
    return moment.astimezone(PARIS).date()


def start_of_day(day: date) -> datetime:
    """The first moment of a day in Paris."""
    return datetime.combine(day, time(), PARIS)


def end_of_day(day: date) -> datetime:
    """The last second of that day in Paris, daylight saving included."""
    return datetime.combine(day + timedelta(days=1), time(), PARIS) - timedelta(seconds=1)
