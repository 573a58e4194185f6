"""The one question that stands before every message: does this person want it, and when?

Asked inside `queue_mail`, `notify` and their bulk twins, so that no sender can forget it.
"""

from collections.abc import Iterable

from ouvrage.accounts.models import Quality, User
from ouvrage.notifications.kinds import Channel, kind_of
from ouvrage.notifications.models import Preference
from ouvrage.notifications.states import Pace

EVERYTHING = "*"
"""Stands for all kinds that may be stopped; goes before any choice by heading or kind."""
DEFAULTS = {
    Channel.APP: Pace.AT_ONCE,
    Channel.MAIL: Pace.AT_ONCE,
    Channel.PUSH: Pace.AT_ONCE,
    Channel.POST: Pace.NEVER,
}


def wants(user_id: int, kind: str, channel: Channel) -> Pace:
    """At once, with the day's digest, or never."""
    return wants_of([user_id], kind, channel)[user_id]


def wants_of(user_ids: Iterable[int], kind: str, channel: Channel) -> dict[int, Pace]:
    """The same for many people, in one query; none for what nobody may stop, one more for what
    asks first.
    """
    ids, known = list(user_ids), kind_of(kind)
    answers = dict.fromkeys(ids, DEFAULTS[channel])
    if known.asks_first:
        answers |= dict.fromkeys(private_persons(ids), Pace.NEVER)
    if known.is_service and channel != Channel.POST:
        return answers
    order = [known.group.code, kind, EVERYTHING]
    rows = Preference.objects.filter(user__in=ids, channel=channel, about__in=order)
    for row in sorted(rows, key=lambda row: order.index(row.about)):
        answers[row.user_id] = Pace(row.pace)
    return answers


def private_persons(user_ids: Iterable[int]) -> list[int]:
    """Those who do not act for a business, whose consent must come first (L34-5 CPCE)."""
    people = User.objects.filter(pk__in=user_ids).exclude(quality=Quality.PROFESSIONAL)
    return list(people.values_list("pk", flat=True))
