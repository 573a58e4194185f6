"""Threads that race on the real database, each with its clock, gates between them, and twins."""

import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from types import ModuleType
from typing import Any

import pytest
from django.db import Error, connection

from ouvrage.kit.db import LockingQuerySet
from ouvrage.kit.errors import Refused
from ouvrage.kit.time import clock_at
from ouvrage.kit.verifying import run_checks

Work = Callable[[], Any]


def at_once(*works: Work, clock: datetime) -> Counter[str]:
    """Run all together, each in its thread; how each ended: done, or by which error."""
    answers: Counter[str] = Counter()
    start = threading.Barrier(len(works), timeout=60)

    def run(work: Work) -> None:
        connection.ensure_connection()
        start.wait()
        try:
            with clock_at(clock):
                work()
            answers["done"] += 1
        except (Refused, Error) as error:
            answers[type(error).__name__] += 1
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=[work]) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


class Gate:
    """One side stops in the middle of its transaction until the other has gone by, or cannot."""

    def __init__(self, patience: float = 0.5) -> None:
        self.reached, self.passed = threading.Event(), threading.Event()
        self.patience = patience

    def stop(self) -> None:
        self.reached.set()
        self.passed.wait(self.patience)

    def go_by(self, work: Work) -> None:
        self.reached.wait(5)
        try:
            work()
        finally:
            self.passed.set()


def gate_at(patch: pytest.MonkeyPatch, module: ModuleType, name: str) -> Gate:
    """A gate before that function of a module, at which its first caller waits."""
    gate, function = Gate(), getattr(module, name)

    def waits(*arguments: Any, **details: Any) -> Any:
        if not gate.reached.is_set():
            gate.stop()
        return function(*arguments, **details)

    patch.setattr(module, name, waits)
    return gate


def without_row_locks(patch: pytest.MonkeyPatch) -> None:
    """The twin in which services read their rows and hold none."""

    def unlocked(rows: Any, **lookup: Any) -> Any:
        return rows.get(**lookup)

    patch.setattr(LockingQuerySet, "locked", unlocked)


@contextmanager
def without_constraint(drop: str, empty: str, again: str) -> Iterator[None]:
    """The twin in which the table lets duplicates in; they go away at the end."""
    execute(drop)
    try:
        yield
    finally:
        execute("SET session_replication_role = replica")
        execute(empty)
        execute("SET session_replication_role = DEFAULT")
        execute(again)


def execute(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)


def problems() -> list[str]:
    """What the books, the wallets and the subscriptions say is broken."""
    names = ("ledger.", "credits.", "subscriptions.")
    return [one for name in names for outcome in run_checks(name) for one in outcome.problems]
