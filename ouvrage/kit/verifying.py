"""Checks of what must always hold. Each app registers its own in `verify.py`."""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.utils.module_loading import autodiscover_modules

Finder = Callable[[], list[str]]


@dataclass(frozen=True, slots=True)
class Check:
    """A promise, and how to find what breaks it."""

    name: str
    promise: str
    find: Finder


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one run of a check found; nothing found means the promise holds."""

    check: Check
    problems: list[str]
    seconds: float


checks: dict[str, Check] = {}


def verifies(name: str, promise: str) -> Callable[[Finder], Finder]:
    """Register a function that returns one sentence per problem it finds."""

    def register(find: Finder) -> Finder:
        checks[name] = Check(name, promise, find)
        return find

    return register


def run_checks(prefix: str = "") -> Iterator[Outcome]:
    """Run the checks whose name begins so, in the order of their names."""
    autodiscover_modules("verify")
    for name in sorted(checks):
        if name.startswith(prefix):
            began = time.perf_counter()
            problems = checks[name].find()
            yield Outcome(checks[name], problems, time.perf_counter() - began)


def sentences(sql: str, sentence: str, parameters: Sequence[Any] = ()) -> list[str]:
    """One sentence per row of the query; {0}, {1}… stand for its columns. At most 100 rows."""
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return [sentence.format(*row) for row in cursor.fetchmany(100)]
