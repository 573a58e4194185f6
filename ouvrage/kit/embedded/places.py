"""Where the embedded cluster keeps its files. Pure path arithmetic."""

from __future__ import annotations

import hashlib
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path

OWNER = "ouvrage"
APP_ROLE = "ouvrage_app"
DATABASE = "ouvrage"
SOCKET_NAME = ".s.PGSQL.5432"
LONGEST_SOCKET_PATH = 100
"""Linux allows 107 bytes, macOS 103; a little air for both."""


@dataclass(frozen=True, slots=True)
class Places:
    """The folders and files of one cluster."""

    root: Path

    @classmethod
    def under(cls, var: Path) -> Places:
        return cls(Path(os.path.abspath(var)) / "postgres")  # noqa: PTH100 — keeps symlinks

    @property
    def data(self) -> Path:
        return self.root / "data"

    @property
    def being_made(self) -> Path:
        """Where initdb works, so that a half-made cluster is never taken for one."""
        return self.root / "data.new"

    @property
    def log(self) -> Path:
        return self.root / "server.log"

    @property
    def control_lock(self) -> Path:
        """Held alone by whoever starts or stops the server."""
        return self.root / "control.lock"

    @property
    def lease_lock(self) -> Path:
        """Held together by every process that uses the server."""
        return self.root / "lease.lock"

    @property
    def pid_file(self) -> Path:
        return self.data / "postmaster.pid"

    @property
    def socket_folder(self) -> Path:
        """A folder short enough for a Unix socket's address."""
        if len(os.fsencode(self.root / SOCKET_NAME)) <= LONGEST_SOCKET_PATH:
            return self.root
        mark = hashlib.sha256(os.fsencode(self.root)).hexdigest()[:12]
        return Path(tempfile.gettempdir()) / f"ouvrage-{os.getuid()}-{mark}"
