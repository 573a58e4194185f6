"""Two people at once: acts that start together, or one before the other has committed."""

import threading
import time
from collections.abc import Callable
from typing import Any

from django.db import connection, transaction

from ouvrage.kit.errors import Refused

Act = Callable[[], Any]


def at_once(*acts: Act) -> list[str]:
    """Run the acts in threads that start together; what each came to."""
    start = threading.Barrier(len(acts), timeout=60)
    ends = ["" for _ in acts]

    def run(place: int, act: Act) -> None:
        start.wait()
        ends[place] = _end_of(act)
        connection.close()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return ends


def before_commit(first: Act, second: Act) -> str:
    """Start the second act when the first has acted but not committed; what the second came to."""
    acted = threading.Event()

    def run() -> None:
        with transaction.atomic():
            first()
            acted.set()
            time.sleep(0.3)
        connection.close()

    thread = threading.Thread(target=run)
    thread.start()
    acted.wait(10)
    end = _end_of(second)
    thread.join()
    return end


def _end_of(act: Act) -> str:
    try:
        act()
    except Refused as refusal:
        return refusal.code
    return "done"
