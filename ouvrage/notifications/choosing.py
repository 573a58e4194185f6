"""How a person says what reaches him: on the page of his preferences, or by the link of a mail."""

from collections.abc import Mapping, Sequence

from django.db import transaction

from ouvrage.accounts.models import User
from ouvrage.journal.services import record
from ouvrage.kit.time import now
from ouvrage.notifications import facts
from ouvrage.notifications.groups import groups
from ouvrage.notifications.kinds import Channel, kinds
from ouvrage.notifications.matrix import Line
from ouvrage.notifications.models import Preference, QuietHours
from ouvrage.notifications.preferences import EVERYTHING
from ouvrage.notifications.states import Pace

DISTURBING = (Channel.MAIL, Channel.PUSH)
"""What stops when everything stops: the site itself goes on telling."""


@transaction.atomic
def choose(*, user: User, about: str, channel: Channel, pace: Pace, way: str = "page") -> None:
    """Keep what this person wants of a kind, of a heading or of everything, on one channel.

    A choice about a heading takes back those about its kinds. Then:
    notifications.preference_chosen, as the proof of when he said so.
    """
    if about in groups:
        within = [one.name for one in kinds.values() if one.group.code == about]
        Preference.objects.filter(user=user, channel=channel, about__in=within).delete()
    Preference.objects.update_or_create(
        user=user, about=about, channel=channel, defaults={"pace": pace, "chosen_at": now()}
    )
    _prove(user, about, channel, pace, way)


@transaction.atomic
def take_up(*, user: User, about: str, channel: Channel, way: str = "page") -> None:
    """Take such a choice back, and the one that stopped everything with it.

    What a heading stops, its kind takes up alone. Then: notifications.preference_chosen.
    """
    mine = Preference.objects.filter(user=user, channel=channel)
    mine.filter(about__in=[about, EVERYTHING]).delete()
    known = kinds.get(about)
    if known and mine.filter(about=known.group.code, pace=Pace.NEVER).exists():
        Preference.objects.create(user=user, about=about, channel=channel, pace=Pace.AT_ONCE)
    _prove(user, about, channel, Pace.AT_ONCE, way)


def _prove(user: User, about: str, channel: Channel, pace: Pace, way: str) -> None:
    record(
        facts.PREFERENCE_CHOSEN,
        subject=user,
        actor=user,
        about=about,
        channel=str(channel),
        pace=str(pace),
        way=way,
    )


@transaction.atomic
def choose_among(*, user: User, lines: Sequence[Line], wanted: Mapping[str, str]) -> int:
    """Keep what was changed on the page of preferences; how many choices that were."""
    changed = 0
    for line in lines:
        for cell in filter(None, line.cells):
            asked = wanted.get(cell.name, "")
            if asked in cell.offered and asked != cell.pace:
                choose(user=user, about=line.about, channel=cell.channel, pace=Pace(asked))
                changed += 1
    return changed


@transaction.atomic
def stop_everything(*, user: User) -> None:
    """Nothing but service messages by mail or on devices; what was chosen before is kept below."""
    for channel in DISTURBING:
        choose(user=user, about=EVERYTHING, channel=channel, pace=Pace.NEVER)


@transaction.atomic
def take_up_everything(*, user: User) -> None:
    """The choices from before hold again."""
    for channel in DISTURBING:
        take_up(user=user, about=EVERYTHING, channel=channel)


@transaction.atomic
def keep_quiet_hours(*, user: User, from_hour: int | None, until_hour: int | None) -> None:
    """Leave this person in peace between these hours of Paris; at no hour when one is missing."""
    mine = QuietHours.objects.filter(user=user)
    if from_hour is None or until_hour is None or from_hour == until_hour:
        mine.delete()
        return
    hours = {"from_hour": from_hour, "until_hour": until_hour}
    QuietHours.objects.update_or_create(user=user, defaults=hours)
