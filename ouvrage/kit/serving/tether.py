"""A process that ends when its parent does, even one that was killed outright.

Without it a `kill -9` of the supervisor would leave servers behind that hold
the port and the database.
"""

from __future__ import annotations

import os
import signal
import threading
import time

from ouvrage.kit.embedded import lease

SUPERVISED = "OUVRAGE_SUPERVISED"
GRACE_SECONDS = 10


def end_with_parent() -> None:
    """Watch the parent from a thread; does nothing outside `ouvrage run`."""
    if os.environ.get(SUPERVISED):
        threading.Thread(target=_watch, args=[os.getppid()], daemon=True).start()


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(0.5)
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(GRACE_SECONDS)
    lease.release_all()
    os._exit(1)
