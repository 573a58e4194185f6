"""`ouvrage run`: the database, the web server and the worker, started and stopped together."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from types import FrameType
from typing import NoReturn

from config.env import PROJECT, Env, read_env
from ouvrage.kit.embedded import lease
from ouvrage.kit.embedded.programs import EmbeddedDatabaseError
from ouvrage.kit.serving.catalogues import compile_stale
from ouvrage.kit.serving.children import STOP_SECONDS, Child

PORT_WAIT_SECONDS = 4.0
"""A run that was killed outright needs a moment to let go of its port."""
READY_SECONDS = 60.0
LEAVE_SECONDS = 5.0


class StopAskedFor(BaseException):
    """Ctrl-C, TERM or a closed terminal."""


def run() -> int:
    """Serve until told to stop; the exit code."""
    began = time.monotonic()
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _stop)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.dev")
    os.environ.setdefault("OUVRAGE_DEBUG", "0")
    env = read_env()
    web = Child("The web server", ["-m", "ouvrage.kit.serving.web"])
    worker = Child("The worker", ["manage.py", "work"])
    children = [web, worker]
    try:
        _require_free_port(env)
        _speak()
        web.start(gated=True)  # it loads the code while the tables are looked after
        life = _hold_database(env)
        _prepare()
        web.open_gate()
        _wait_until_open(env, web)
        worker.start()
        _announce(env, began)
        _watch(env, children, worker, life)
    except StopAskedFor:
        print("Stopping…", flush=True)
        return 0
    except EmbeddedDatabaseError as error:
        print(error, file=sys.stderr)
        return 1
    finally:
        _stop_all(env, children)


def _speak() -> None:
    """Compile the translations before any process loads them: each keeps what it found first."""
    if compile_stale(PROJECT):
        print("Translations compiled.", flush=True)


def _stop(number: int, frame: FrameType | None) -> NoReturn:
    raise StopAskedFor


def _require_free_port(env: Env) -> None:
    deadline = time.monotonic() + PORT_WAIT_SECONDS
    while not _port_is_free(env):
        if time.monotonic() > deadline:
            raise SystemExit(
                f"Port {env.port} is taken. Stop what uses it, "
                f"or choose another one: PORT={env.port + 1} make run"
            )
        time.sleep(0.2)


def _port_is_free(env: Env) -> bool:
    family = socket.AF_INET6 if ":" in env.host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((env.host, env.port))
        except OSError:
            return False
    return True


def _hold_database(env: Env) -> str:
    """Have the embedded database up; which run of it this is, "" for a server of one's own."""
    if env.database_url is not None:
        return ""
    lease.hold(env.var)
    return lease.life(env.var)


def _prepare() -> None:
    done = subprocess.run([sys.executable, "manage.py", "prepare"], cwd=PROJECT, check=False)
    if done.returncode != 0:
        raise SystemExit(done.returncode)


def _wait_until_open(env: Env, web: Child) -> None:
    deadline = time.monotonic() + READY_SECONDS
    while not _answers(env):
        if web.is_over() or time.monotonic() > deadline:
            raise SystemExit("The web server does not open; its reason is above.")
        time.sleep(0.05)


def _announce(env: Env, began: float) -> None:
    print(f"\nOuvrage is open at {env.public_url} ({time.monotonic() - began:.1f} s).", flush=True)
    subprocess.run([sys.executable, "manage.py", "welcome"], cwd=PROJECT, check=False)
    print("Ctrl-C stops everything.", flush=True)


def _answers(env: Env) -> bool:
    try:
        with socket.create_connection((env.host, env.port), timeout=5) as connection:
            connection.sendall(b"HEAD / HTTP/1.0\r\nHost: localhost\r\n\r\n")
            return connection.recv(12).startswith(b"HTTP/1.")
    except OSError:
        return False


def _watch(env: Env, children: list[Child], worker: Child, life: str) -> NoReturn:
    while True:
        time.sleep(1)
        if env.database_url is None:
            lease.revive(env.var)
            if lease.life(env.var) != life:  # a child that began meanwhile may have started it
                life = lease.life(env.var)
                print("The database had died; started again.", file=sys.stderr, flush=True)
                worker.kill()  # it no longer hears of new jobs; pages reconnect by themselves
        for child in children:
            if child.is_over():
                print(child.start_again(), file=sys.stderr, flush=True)


def _stop_all(env: Env, children: list[Child]) -> None:
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)  # stopping once is enough
    for child in children:
        child.ask_to_stop()
    deadline = time.monotonic() + STOP_SECONDS
    for child in children:
        child.wait_until_stopped(deadline)
    if env.database_url is None:
        lease.release(env.var, patience=LEAVE_SECONDS)
