"""All versions of all parameters, kept in the process for half a minute.

A rule reads several parameters per page; none of these readings asks the database. Another
process sees a new version after 30 seconds at most, this one at once.
"""

import time
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.apps import apps
from django.db import connection

KEPT_FOR = 30  # seconds


@dataclass(frozen=True, slots=True)
class Version:
    """One value of one parameter from a moment on; of all brands when none is named."""

    brand_id: int | None
    starts_at: datetime
    value: Any


@dataclass(slots=True)
class _Shelf:
    versions: dict[str, list[Version]] = field(default_factory=dict)
    good_until: float = 0.0
    writing: Any = None
    """The outermost open transaction that wrote a version; until it ends nothing is kept."""


_shelf = _Shelf()


def versions_of(key: str) -> list[Version]:
    """Every version of a parameter, the newest first."""
    return _all().get(key, [])


def forget() -> None:
    """Read the table again next time."""
    _shelf.good_until = 0.0


def note_written() -> None:
    """A version was written here: until its transaction ends, each reading asks the table."""
    forget()
    blocks: list[Any] = connection.atomic_blocks
    _shelf.writing = blocks[0] if blocks else None


def _all() -> dict[str, list[Version]]:
    if time.monotonic() < _shelf.good_until:
        return _shelf.versions
    read = _read()
    if _shelf.writing is None or _shelf.writing not in connection.atomic_blocks:
        _shelf.writing = None
        _shelf.versions = read
        _shelf.good_until = time.monotonic() + KEPT_FOR
    return read


def _read() -> dict[str, list[Version]]:
    found: dict[str, list[Version]] = defaultdict(list)
    model = apps.get_model("brands", "ParameterVersion")  # which itself calls note_written()
    rows = model.objects.filter(withdrawal=None).order_by("key", "-starts_at", "-pk")
    for key, *rest in rows.values_list("key", "brand_id", "starts_at", "value"):
        found[key].append(Version(*rest))
    return dict(found)
