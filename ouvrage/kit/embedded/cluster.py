"""Making, starting and stopping the embedded server.

Callers hold the control lock (see lease.py): nothing here is safe to run in
two processes at once.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import socket
import subprocess
import time
from pathlib import Path

import psycopg
from psycopg import sql

from .places import APP_ROLE, DATABASE, OWNER, SOCKET_NAME, Places
from .programs import NOBODY, EmbeddedDatabaseError, gives_up_root, run_program

START_SECONDS = 60
LOG_LIMIT = 5_000_000

SETTINGS = """\
# Written at each start; changes made here are lost.
listen_addresses = ''
unix_socket_directories = '{sockets}'
unix_socket_permissions = 0700
max_connections = 200
shared_buffers = 128MB
work_mem = 8MB
maintenance_work_mem = 64MB
min_wal_size = 80MB
max_wal_size = 1GB
random_page_cost = 1.1
jit = off
fsync = on
full_page_writes = on
synchronous_commit = on
timezone = 'UTC'
log_timezone = 'UTC'
lc_messages = 'C'
log_min_messages = warning
log_line_prefix = '%m [%p] '
"""


def start(places: Places) -> None:
    """Have the server running and answering, whatever was left behind."""
    if is_answering(places):
        return
    if not (places.data / "PG_VERSION").exists():
        make(places)
    _own(places, places.data)
    _prepare_socket_folder(places)
    (places.data / "postgresql.conf").write_text(SETTINGS.format(sockets=places.socket_folder))
    _trim_log(places)
    _launch(places)
    _make_roles_and_database(places)


def stop(places: Places) -> None:
    """Stop the server in good order: sessions are cut, everything is on disk."""
    _forget_dead_server(places)  # else pg_ctl would signal whoever has its number now
    if places.pid_file.exists():
        run_program("pg_ctl", "stop", "-D", str(places.data), "-m", "fast", "-w", "-t", "60")
    if places.socket_folder != places.root:
        with contextlib.suppress(OSError):
            places.socket_folder.rmdir()


def make(places: Places) -> None:
    """Create the cluster. Built beside and renamed, so it is whole or absent."""
    shutil.rmtree(places.being_made, ignore_errors=True)
    places.being_made.mkdir(mode=0o700)
    _own(places, places.being_made)
    code, said = run_program(
        "initdb",
        f"--pgdata={places.being_made}",
        f"--username={OWNER}",
        "--auth=trust",  # the socket's folder is closed to everybody else
        "--encoding=UTF8",
        "--locale=C",
        "--locale-provider=builtin",
        "--builtin-locale=C.UTF-8",
        "--no-instructions",
    )
    if code != 0:
        raise EmbeddedDatabaseError(
            f"The embedded database could not be made in {places.root}:\n{said}\n"
            "Choose another folder with OUVRAGE_VAR, or a server with DATABASE_URL."
        )
    places.being_made.rename(places.data)


def is_listening(places: Places) -> bool:
    """Whether something accepts on the socket; cheap, and no session is opened."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as probe:
        try:
            probe.connect(str(places.socket_folder / SOCKET_NAME))
        except OSError:
            return False
    return True


def is_answering(places: Places) -> bool:
    """Whether a server takes connections; waits for one that is just starting."""
    deadline = time.monotonic() + START_SECONDS
    while True:
        try:
            _connect(places).close()
        except psycopg.errors.CannotConnectNow:  # starting up, recovering or going down
            if time.monotonic() > deadline:
                return False
            time.sleep(0.05)
        except psycopg.OperationalError as error:
            # libpq reports a refusal at connection time without its SQLSTATE.
            if "starting up" not in str(error) and "recover" not in str(error):
                return False
            if time.monotonic() > deadline:
                return False
            time.sleep(0.05)
        else:
            return True


def _launch(places: Places) -> None:
    """Start the server. After `kill -9` its orphans may need some seconds to go."""
    said = ""
    for attempt in range(20):
        _forget_dead_server(places)
        code, said = run_program(
            "pg_ctl",
            "start",
            f"--pgdata={places.data}",
            f"--log={places.log}",
            "--wait",
            f"--timeout={START_SECONDS}",
        )
        if code == 0:
            return
        time.sleep(0.1 * (attempt + 1))
    last = "\n".join(places.log.read_text(errors="replace").splitlines()[-8:])
    raise EmbeddedDatabaseError(
        f"The embedded database in {places.root} does not start:\n{said}\n{last}\n"
        "Free some disk or memory, choose another folder with OUVRAGE_VAR, "
        "or give a server with DATABASE_URL."
    )


def _forget_dead_server(places: Places) -> None:
    """Remove a pid file whose number now belongs to some other program.

    PostgreSQL only asks whether the number is alive, so a restarted container
    (where numbers come back) would keep it from starting for ever.
    """
    with contextlib.suppress(OSError, ValueError, IndexError):
        pid = int(places.pid_file.read_text().splitlines()[0])
        if not _is_postgres(pid):
            places.pid_file.unlink()


def _is_postgres(pid: int) -> bool:
    command = Path(f"/proc/{pid}/cmdline")
    if command.parent.parent.joinpath("self").exists():
        return command.exists() and b"postgres" in command.read_bytes()
    listed = subprocess.run(  # noqa: S603 — fixed words
        ["ps", "-o", "command=", "-p", str(pid)],  # noqa: S607
        capture_output=True,
        check=False,
    )
    return b"postgres" in listed.stdout


def _make_roles_and_database(places: Places) -> None:
    with _connect(places) as connection:
        connection.autocommit = True
        if not _exists(connection, "SELECT 1 FROM pg_roles WHERE rolname = %s", APP_ROLE):
            connection.execute(sql.SQL("CREATE ROLE {} LOGIN").format(sql.Identifier(APP_ROLE)))
        if not _exists(connection, "SELECT 1 FROM pg_database WHERE datname = %s", DATABASE):
            connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(DATABASE)))


def _exists(connection: psycopg.Connection, query: str, name: str) -> bool:
    return connection.execute(query.encode(), [name]).fetchone() is not None


def _connect(places: Places) -> psycopg.Connection:
    return psycopg.connect(
        host=str(places.socket_folder),
        port=5432,
        user=OWNER,
        dbname="postgres",
        connect_timeout=START_SECONDS,
    )


def _prepare_socket_folder(places: Places) -> None:
    folder = places.socket_folder
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if folder.stat().st_uid not in {os.getuid(), NOBODY}:
        raise EmbeddedDatabaseError(
            f"{folder} belongs to somebody else. Choose a shorter OUVRAGE_VAR."
        )
    folder.chmod(0o700)
    if gives_up_root():
        os.chown(folder, NOBODY, NOBODY)


def _own(places: Places, folder: Path) -> None:
    """As root, give the files to the user that the server will run as."""
    if os.geteuid() != 0:
        return
    user = NOBODY if gives_up_root() else 0
    if user:
        _require_open_way(places)
    if folder.stat().st_uid != user or places.root.stat().st_uid != user:
        for path in (places.root, places.log, folder, *folder.rglob("*")):
            if path.exists():
                os.chown(path, user, user)


def _require_open_way(places: Places) -> None:
    """`nobody` must be able to walk down to the data."""
    for folder in places.root.parents:
        if not folder.stat().st_mode & 0o001:
            raise EmbeddedDatabaseError(
                f"PostgreSQL does not run as root, and {folder} is closed to other users. "
                "Choose an open folder with OUVRAGE_VAR, or do not run as root."
            )


def _trim_log(places: Places) -> None:
    if places.log.exists() and places.log.stat().st_size > LOG_LIMIT:
        places.log.unlink()
