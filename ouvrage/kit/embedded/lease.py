"""Who uses the embedded server: first in starts it, last out stops it.

Locks are `flock`s: the kernel drops them when a process dies, however it
dies, so nothing here needs repair after `kill -9`.
"""

from __future__ import annotations

import atexit
import contextlib
import fcntl
import os
import signal
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from types import FrameType

from . import cluster
from .places import Places

_held: dict[Path, tuple[int, int]] = {}
"""Cluster folder → (process that took the lease, its lock's descriptor)."""
_guard = threading.Lock()


def hold(var: Path) -> Places:
    """Keep the server under `var` running until this process ends.

    Cheap when already held. Safe from any thread; a forked child takes a
    lease of its own at its first call.
    """
    places = Places.under(var)
    if _held.get(places.root, (0, 0))[0] == os.getpid():
        return places
    with _guard:
        if _held.get(places.root, (0, 0))[0] != os.getpid():
            _take(places)
    return places


def release(var: Path, *, patience: float = 0) -> None:
    """Leave now; stops the server when nobody else holds it.

    `patience` is how many seconds others, known to be leaving, may still take.
    """
    places = Places.under(var)
    pid, descriptor = _held.pop(places.root, (0, 0))
    if pid != os.getpid():
        return
    os.close(descriptor)
    deadline = time.monotonic() + patience
    while not _stop_unless_held(places) and time.monotonic() < deadline:
        time.sleep(0.05)


def release_all() -> None:
    """Leave every cluster; for a process that is about to end without its exit handlers."""
    for root in list(_held):
        release(root.parent)


def revive(var: Path) -> None:
    """Start the server again if it died while held (a kill, no memory)."""
    places = Places.under(var)
    if cluster.is_listening(places):
        return
    with _alone(places):
        cluster.start(places)


def life(var: Path) -> str:
    """Which run of the server this is: another one after every start, whoever started it."""
    try:
        pid, _, started_at = Places.under(var).pid_file.read_text().splitlines()[:3]
    except (OSError, ValueError):
        return ""
    return f"{pid} {started_at}"


def _take(places: Places) -> None:
    places.root.mkdir(mode=0o700, parents=True, exist_ok=True)
    with _alone(places):
        descriptor = os.open(places.lease_lock, os.O_RDWR | os.O_CREAT, 0o600)
        fcntl.flock(descriptor, fcntl.LOCK_SH)
        try:
            cluster.start(places)
        except BaseException:
            os.close(descriptor)
            raise
    _held[places.root] = (os.getpid(), descriptor)
    atexit.register(release, places.root.parent)
    _leave_in_order_when_told_to()


@contextlib.contextmanager
def _alone(places: Places) -> Iterator[None]:
    descriptor = os.open(places.control_lock, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def _stop_unless_held(places: Places) -> bool:
    """Stop the server if nobody holds it; whether nobody did."""
    with _alone(places):
        descriptor = os.open(places.lease_lock, os.O_RDWR)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        finally:
            os.close(descriptor)
        cluster.stop(places)
        return True


def _leave_in_order_when_told_to() -> None:
    """Make TERM and a closed terminal run the exit handlers, as Ctrl-C does.

    Programs that handle these signals themselves keep their own handlers.
    """
    if threading.current_thread() is not threading.main_thread():
        return
    for number in (signal.SIGTERM, signal.SIGHUP):
        if signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, _exit)


def _exit(number: int, frame: FrameType | None) -> None:
    sys.exit(128 + number)
