"""The bytes of a mail between its arrival and its settling, in a folder that processes share."""

import os
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from uuid import UUID

from django.conf import settings


def path_of(reply_id: UUID) -> Path:
    return Path(settings.MEDIA_ROOT) / "replies" / f"{reply_id.hex}.eml"


def write(reply_id: UUID, data: bytes) -> None:
    """On disk before any row says that it came."""
    path = path_of(reply_id)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch(mode=0o600)
    with path.open("wb") as out:
        out.write(data)
        out.flush()
        os.fsync(out.fileno())


def read(reply_id: UUID) -> bytes:
    return path_of(reply_id).read_bytes()


def erase(reply_id: UUID) -> None:
    path_of(reply_id).unlink(missing_ok=True)


def older_than(moment: datetime) -> Iterator[Path]:
    for found in (Path(settings.MEDIA_ROOT) / "replies").glob("*.eml"):
        if found.stat().st_mtime < moment.timestamp():
            yield found
