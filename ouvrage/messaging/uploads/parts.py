"""The bytes of a file on its way, in a folder beside the files; shared by all web processes."""

import os
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from uuid import UUID

from django.conf import settings

from ouvrage.messaging.files.upload import Upload


def path_of(upload_id: UUID) -> Path:
    return Path(settings.MEDIA_ROOT) / "parts" / upload_id.hex


def write_at(upload_id: UUID, offset: int, piece: bytes) -> None:
    """Put a piece in its place, on disk before anybody counts it."""
    path = path_of(upload_id)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch(mode=0o600)
    with path.open("r+b") as out:
        out.seek(offset)
        out.write(piece)
        out.truncate()
        out.flush()
        os.fsync(out.fileno())


def opened(upload_id: UUID, name: str, size: int) -> Upload:
    """The whole file, as if a form had sent it."""
    return Upload(path_of(upload_id).open("rb"), name=name, size=size)


def erase(upload_id: UUID) -> None:
    path_of(upload_id).unlink(missing_ok=True)


def older_than(moment: datetime) -> Iterator[Path]:
    for found in (Path(settings.MEDIA_ROOT) / "parts").glob("*"):
        if found.stat().st_mtime < moment.timestamp():
            yield found
