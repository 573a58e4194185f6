"""A site of its own for a measurement: an empty database, then the processes of `ouvrage run`."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg

from config.env import PROJECT
from ouvrage.kit.embedded import lease
from ouvrage.kit.embedded.places import DATABASE, OWNER, Places

READY_SECONDS = 120


def enter(var: Path, port: int) -> Places:
    """Make this process one of the site under `var`: its tables are there, Django is set up."""
    os.environ |= {
        "OUVRAGE_VAR": str(var),
        "PORT": str(port),
        "OUVRAGE_DEMO": "0",
        "OUVRAGE_DEBUG": "0",
        "OUVRAGE_AS_OWNER": "1",
        "DJANGO_SETTINGS_MODULE": "config.settings.dev",
    }
    places = lease.hold(var)
    subprocess.run([sys.executable, "manage.py", "prepare"], cwd=PROJECT, check=True)
    import django

    django.setup()
    return places


@contextlib.contextmanager
def running(port: int) -> Iterator[None]:
    """The whole site as people start it: web workers, worker of jobs, supervisor."""
    environment = os.environ | {"OUVRAGE_AS_OWNER": "0"}
    command = [sys.executable, "-m", "ouvrage", "run"]
    process = subprocess.Popen(  # noqa: S603 — our own module
        command, cwd=PROJECT, env=environment, stdout=subprocess.DEVNULL
    )
    try:
        _wait_until_open(port, process)
        yield
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait()


def superuser(places: Places, database: str = DATABASE) -> psycopg.Connection[Any]:
    """A connection that may do everything, also outside transactions."""
    return psycopg.connect(
        host=str(places.socket_folder), port=5432, user=OWNER, dbname=database, autocommit=True
    )


def settings(places: Places) -> str:
    """What decides how fast a commit is; a measurement without fsync would be worth nothing."""
    with superuser(places) as connection:
        names = ["server_version", "fsync", "synchronous_commit", "shared_buffers"]
        values = [connection.execute(f"SHOW {name}".encode()).fetchone() for name in names]
        shown = {name: row[0] for name, row in zip(names, values, strict=True) if row}
    if shown["fsync"] != "on" or shown["synchronous_commit"] != "on":
        raise SystemExit("fsync is off: nothing that is measured so would be true.")
    return ", ".join(f"{name} {value}" for name, value in shown.items())


def wait_for_jobs(places: Places, seconds: float = 60) -> None:
    """Let the worker finish, so that it takes nothing from the next measurement."""
    deadline = time.monotonic() + seconds
    with superuser(places) as connection:
        while time.monotonic() < deadline:
            row = connection.execute(
                "SELECT count(*) FROM procrastinate_jobs WHERE status IN ('todo', 'doing')"
                " AND (scheduled_at IS NULL OR scheduled_at <= now())"
            ).fetchone()
            if row == (0,):
                return
            time.sleep(0.2)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_until_open(port: int, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + READY_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port)) as probe:
            probe.sendall(b"HEAD / HTTP/1.0\r\nHost: localhost\r\n\r\n")
            if probe.recv(12).startswith(b"HTTP/1."):
                return
        time.sleep(0.1)
    raise SystemExit("The site did not open; its reason is above.")
