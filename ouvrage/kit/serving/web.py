"""The web server's main process: granian, two workers that speak WSGI."""

from __future__ import annotations

import gc
import sys
from importlib import import_module

from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server import Server

from config.env import read_env
from ouvrage.kit.serving.tether import end_with_parent

WORKERS = 2
THREADS = 4


def main() -> None:
    """Serve until told to stop."""
    env = read_env()
    end_with_parent()
    _warm_up()
    sys.stdin.read()  # the supervisor's gate: closed when tables and files are in order
    Server(
        "config.wsgi:application",
        address=env.host,
        port=env.port,
        interface=Interfaces.WSGI,
        workers=WORKERS,
        blocking_threads=THREADS,
        # A thread keeps its database connection: let it live between visits.
        blocking_threads_idle_timeout=600,
        websockets=False,
        log_level=LogLevels.warning,
        respawn_failed_workers=True,
        respawn_interval=0.5,
        workers_kill_timeout=5,
    ).serve()


def _warm_up() -> None:
    """Load the code once, before the workers are forked: they start at once and share it."""
    import django
    from django.conf import settings

    django.setup()
    import_module(settings.ROOT_URLCONF)
    gc.collect()
    gc.freeze()


if __name__ == "__main__":
    main()
