"""Having a file read in a process of its own (`reader`)."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import structlog

import ouvrage
from ouvrage.kit.db import refuse_transaction
from ouvrage.messaging.files import places
from ouvrage.messaging.models import SHOWN, StoredFile

PATIENCE = 90.0
PROJECT = Path(ouvrage.__file__).resolve().parent.parent

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Seen:
    """What was found inside: words, and whether there is a preview. Unreadable: nothing of both."""

    words: str = ""
    has_preview: bool = False
    is_readable: bool = True


def is_readable_kind(content_type: str) -> bool:
    """Kinds that can be read and drawn: pictures that we redrew, and PDF."""
    return content_type in SHOWN or content_type == "application/pdf"


def look_inside(stored: StoredFile) -> Seen:
    """Read a kept file. Never called inside a transaction: it may take a while."""
    refuse_transaction()
    preview = places.full_path(places.preview_of(stored.path))
    command = [sys.executable, "-m", "ouvrage.messaging.files.reader"]
    command += [str(places.full_path(stored.path)), stored.content_type, str(preview)]
    try:
        done = subprocess.run(  # noqa: S603 - our own program; the paths are ours
            command,
            check=True,
            capture_output=True,
            timeout=PATIENCE,
            cwd=PROJECT,
            env=_bare(),
        )
        words = json.loads(done.stdout)["words"]
    except (subprocess.SubprocessError, ValueError, KeyError) as trouble:
        log.warning("file.unreadable", file_id=str(stored.pk), trouble=type(trouble).__name__)
        return Seen(is_readable=False)
    return Seen(words=words, has_preview=preview.exists())


def _bare() -> dict[str, str]:
    """No secret, no address of the database, one thread: only what finding Python takes."""
    kept = {name: os.environ[name] for name in ("PATH", "LANG", "HOME") if name in os.environ}
    return kept | {"OMP_NUM_THREADS": "1", "PYTHONPATH": str(PROJECT)}
