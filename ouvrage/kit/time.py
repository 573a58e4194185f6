"""Moments are stored in UTC and told in Paris time."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.utils import timezone

PARIS = ZoneInfo("Europe/Paris")


def now() -> datetime:
    return timezone.now()


def today() -> date:
    """The calendar day in Paris."""
    return timezone.localdate(timezone=PARIS)


def paris_day(moment: datetime) -> date:
    return moment.astimezone(PARIS).date()


def end_of_day(day: date) -> datetime:
    """The last second of that day in Paris, daylight saving included."""
    return datetime.combine(day + timedelta(days=1), time(), PARIS) - timedelta(seconds=1)
