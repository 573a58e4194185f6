"""Doing several things at the same moment, each on its own connection."""

import threading
from collections import Counter
from collections.abc import Callable

from django.db import IntegrityError, connection

from ouvrage.kit.errors import Refused


def at_once(*works: Callable[[], object]) -> Counter[str]:
    """How many were done, and how many refused, by the name of the refusal."""
    answers: Counter[str] = Counter()
    start = threading.Barrier(len(works), timeout=60)

    def run(work: Callable[[], object]) -> None:
        connection.ensure_connection()
        start.wait()
        try:
            work()
            answers["done"] += 1
        except (Refused, IntegrityError) as error:
            answers[type(error).__name__] += 1
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=[work]) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers
