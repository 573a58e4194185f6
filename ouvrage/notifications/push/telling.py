"""From a line in the centre of notifications to the devices of its reader."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from ouvrage.kit.jobs import enqueue, enqueue_many
from ouvrage.kit.time import now
from ouvrage.notifications.kinds import Channel, kind_of
from ouvrage.notifications.models import Notice
from ouvrage.notifications.preferences import wants_of
from ouvrage.notifications.push.models import Device
from ouvrage.notifications.quiet import free_moment
from ouvrage.notifications.states import Pace


def push_soon(notices: Iterable[Notice]) -> None:
    """Building block: have these new lines shown on their readers' devices after the commit, to
    those who have some and want that; at night, when their night ends. One query for people
    without devices, whatever their number.
    """
    told = [notice for notice in notices if Channel.PUSH in kind_of(notice.kind).channels]
    readers = {notice.reader_id for notice in told}
    if not readers:
        return
    mine = Device.objects.filter(user__in=readers).values_list("pk", "user")
    devices: dict[int, list[int]] = {}
    for device_id, user_id in mine:
        devices.setdefault(user_id, []).append(device_id)
    _defer([notice for notice in told if notice.reader_id in devices], devices)


def _defer(told: list[Notice], devices: dict[int, list[int]]) -> None:
    at_once: list[dict[str, Any]] = []
    for kind in {notice.kind for notice in told}:
        ours = [notice for notice in told if notice.kind == kind]
        paces = wants_of({notice.reader_id for notice in ours}, kind, Channel.PUSH)
        for notice in ours:
            if paces[notice.reader_id] == Pace.NEVER:
                continue
            for device_id in devices[notice.reader_id]:
                ids: dict[str, Any] = {"notice_id": str(notice.pk), "device_id": device_id}
                if (moment := _moment(notice)) is None:
                    at_once.append(ids)
                else:
                    enqueue("notifications.push", at=moment, **ids)
    enqueue_many("notifications.push", at_once)


def _moment(notice: Notice) -> datetime | None:
    """When his night ends; nothing by day."""
    free = free_moment(notice.reader_id, notice.kind)
    return free if free > now() else None
