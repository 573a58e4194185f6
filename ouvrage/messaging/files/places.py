"""Where the bytes of files lie: under MEDIA_ROOT, by what they are, never by the name given."""

import os
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from uuid import UUID

from django.conf import settings


def path_of(sha256: str, file_id: UUID) -> str:
    """The place of one stored file, relative to the folder of files."""
    return f"{sha256[:2]}/{sha256[2:4]}/{sha256}.{file_id.hex[-12:]}"


def preview_of(path: str) -> str:
    """The place of the small picture of a stored file, beside it."""
    return f"{path}.webp"


def full_path(path: str) -> Path:
    return Path(settings.MEDIA_ROOT) / path


def write(path: str, data: bytes) -> None:
    """Write beside and rename: whoever reads finds all of it or nothing."""
    target = full_path(path)
    target.parent.mkdir(parents=True, exist_ok=True)
    fresh = target.with_name(f"{target.name}.{os.getpid()}.part")
    with fresh.open("wb") as out:
        out.write(data)
        out.flush()
        os.fsync(out.fileno())
    fresh.replace(target)


def erase(path: str) -> None:
    full_path(path).unlink(missing_ok=True)
    full_path(preview_of(path)).unlink(missing_ok=True)


def older_than(moment: datetime) -> Iterator[str]:
    """Places of files written before that moment, whole or left unfinished."""
    root = Path(settings.MEDIA_ROOT)
    for found in root.glob("??/??/*"):
        if found.stat().st_mtime < moment.timestamp():
            yield found.relative_to(root).as_posix()
