"""Quiet hours: at night, what can wait waits until the morning (Europe/Paris)."""

from datetime import datetime, timedelta

from ouvrage.kit.time import PARIS, now
from ouvrage.notifications.kinds import kind_of
from ouvrage.notifications.models import QuietHours


def free_moment(user_id: int, kind: str) -> datetime:
    """The moment from which this person may be disturbed for that: now, or when his night ends."""
    if kind_of(kind).is_service:
        return now()
    hours = QuietHours.objects.filter(user=user_id).first()
    return end_of_night(now(), hours.from_hour, hours.until_hour) if hours else now()


def end_of_night(moment: datetime, from_hour: int, until_hour: int) -> datetime:
    """The same moment by day; by night the hour at which it ends, on the clock of Paris."""
    here = moment.astimezone(PARIS)
    by_night = (
        from_hour <= here.hour < until_hour
        if from_hour < until_hour
        else here.hour >= from_hour or here.hour < until_hour
    )
    if not by_night:
        return moment
    end = here.replace(hour=until_hour, minute=0, second=0, microsecond=0, fold=0)
    if end <= here:
        end = datetime.combine(here.date() + timedelta(days=1), end.time(), PARIS)
    return end
