"""Collects static files when they changed: hashing and compressing takes seconds."""

from __future__ import annotations

import hashlib
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command

MARK = ".collected"


def collect_stale() -> bool:
    """Collect into STATIC_ROOT unless it already holds these very files."""
    root = Path(settings.STATIC_ROOT)
    mark, fingerprint = root / MARK, _fingerprint()
    if mark.exists() and mark.read_text() == fingerprint:
        return False
    root.mkdir(parents=True, exist_ok=True)
    call_command("collectstatic", interactive=False, verbosity=0)
    mark.write_text(fingerprint)
    return True


def _fingerprint() -> str:
    """Changes with any file's name, size or moment, and with how they are stored."""
    seen = hashlib.sha256(repr(settings.STORAGES["staticfiles"]).encode())
    for finder in get_finders():
        for path, storage in finder.list([]):
            state = Path(storage.path(path)).stat()
            seen.update(f"{path} {state.st_size} {state.st_mtime_ns}\n".encode())
    return seen.hexdigest()
