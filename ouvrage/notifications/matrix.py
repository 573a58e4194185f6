"""The page of preferences as a table: what may reach a person, by which way, how soon."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise

from ouvrage.accounts.models import Quality, User
from ouvrage.notifications.groups import Group, groups
from ouvrage.notifications.kinds import Audience, Channel, Kind, kinds
from ouvrage.notifications.models import Preference
from ouvrage.notifications.preferences import DEFAULTS, EVERYTHING
from ouvrage.notifications.push.models import Device
from ouvrage.notifications.states import Pace

Ways = tuple[Channel, ...]
ALWAYS_SHOWN: Ways = (Channel.MAIL, Channel.APP)
OFFERED = {
    Channel.MAIL: (Pace.AT_ONCE, Pace.DAILY, Pace.NEVER),
    Channel.APP: (Pace.AT_ONCE, Pace.NEVER),
    Channel.PUSH: (Pace.AT_ONCE, Pace.NEVER),
}


@dataclass(frozen=True, slots=True)
class Cell:
    """One choice: the name of its field, the channel in words, what stands, what may."""

    name: str
    channel: Channel
    label: str | Promise
    pace: Pace
    offered: tuple[Pace, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A heading or a kind with its choices; `more` are the kinds below a heading."""

    about: str
    title: str | Promise
    cells: list[Cell | None]
    more: int = 0


def hats_of(user: User) -> frozenset[Audience]:
    """In which capacities this person gets messages; a client is whoever posts a project."""
    hats = {Audience.CLIENT}
    if user.is_provider:
        hats.add(Audience.PROVIDER)
    if user.is_staff_member:
        hats.add(Audience.STAFF)
    return frozenset(hats)


def may_be_stopped(user: User) -> dict[Group, list[Kind]]:
    """What this person may stop, under its headings."""
    return _under_headings(user, is_service=False)


def always_comes(user: User) -> dict[Group, list[Kind]]:
    """What he gets in any case, each with its reason."""
    return _under_headings(user, is_service=True)


def ways_of(user: User) -> Ways:
    """The columns of the table: devices stand there once a person has some. One query."""
    has_devices = Device.objects.filter(user=user).exists()
    return (*ALWAYS_SHOWN, Channel.PUSH) if has_devices else ALWAYS_SHOWN


def lines_of(user: User, shown: Ways, group: Group | None = None) -> list[Line]:
    """The table: one line per heading, or per kind of one heading. One query."""
    chosen = _chosen(user)
    found = may_be_stopped(user)
    if group is None:
        return [
            Line(
                one.code,
                _title(one, within),
                _cells(one.code, within, chosen, one, shown),
                len(within),
            )
            for one, within in found.items()
        ]
    return [
        Line(one.name, one.title, _cells(one.name, [one], chosen, group, shown))
        for one in found.get(group, [])
    ]


def _title(group: Group, within: list[Kind]) -> str | Promise:
    """A heading of one kind alone is called by what it is."""
    return within[0].title if len(within) == 1 else group.name


def is_stopped(user: User) -> bool:
    """Whether everything but service mails is stopped."""
    mine = Preference.objects.filter(user=user, about=EVERYTHING, channel=Channel.MAIL)
    return mine.filter(pace=Pace.NEVER).exists()


def _under_headings(user: User, *, is_service: bool) -> dict[Group, list[Kind]]:
    hats = hats_of(user)
    found: dict[Group, list[Kind]] = {group: [] for group in groups.values()}
    for kind in kinds.values():
        if kind.audience & hats and kind.is_service == is_service:
            found[kind.group].append(kind)
    return {group: within for group, within in found.items() if within}


def _chosen(user: User) -> dict[tuple[str, str], Pace]:
    """What stands; what asks first is not wanted by a private person who said nothing."""
    asking = [kind for kind in kinds.values() if kind.asks_first]
    unasked: dict[tuple[str, str], Pace] = {}
    if user.quality != Quality.PROFESSIONAL:
        for kind in asking:
            unasked[kind.name, Channel.MAIL] = Pace.NEVER
            unasked[kind.group.code, Channel.MAIL] = Pace.NEVER
    rows = Preference.objects.filter(user=user).values_list("about", "channel", "pace")
    said = {(about, channel): Pace(pace) for about, channel, pace in rows}
    return {**unasked, **said}


def _cells(
    about: str,
    within: Iterable[Kind],
    chosen: dict[tuple[str, str], Pace],
    group: Group,
    shown: Iterable[Channel],
) -> list[Cell | None]:
    ways: set[Channel] = set().union(*(kind.channels for kind in within))
    return [_cell(about, channel, chosen, group) if channel in ways else None for channel in shown]


def _cell(about: str, channel: Channel, chosen: dict[tuple[str, str], Pace], group: Group) -> Cell:
    by_heading = chosen.get((group.code, channel), DEFAULTS[channel])
    return Cell(
        name=f"{channel}:{about}",
        channel=channel,
        label=channel.label,
        pace=chosen.get((about, channel), by_heading),
        offered=OFFERED[channel],
    )
