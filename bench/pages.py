"""Queries, bytes and milliseconds of the main pages: `python -m bench.pages` on the demo.

Milliseconds are the median of five in this process and say little alone; queries and bytes
are exact. Bytes are those of the HTML, compressed as a front server would.
"""

from __future__ import annotations

import gzip
import os
import statistics
import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

TIMES = 5


@dataclass(frozen=True, slots=True)
class Row:
    """One page as one person sees it."""

    who: str
    path: str
    status: int
    queries: int
    kilobytes: float
    milliseconds: float


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.dev")
    import django

    django.setup()
    print(f"{'who':<10}{'page':<44}{'status':>7}{'queries':>9}{'KB gz':>8}{'ms':>8}")
    for row in _rows():
        print(
            f"{row.who:<10}{row.path[:43]:<44}{row.status:>7}{row.queries:>9}"
            f"{row.kilobytes:>8.1f}{row.milliseconds:>8.1f}"
        )


def _rows() -> Iterator[Row]:
    for who, paths in _pages().items():
        client = _client(who)
        for path in paths:
            yield _measure(client, who, path)


def _pages() -> dict[str, list[str]]:
    from ouvrage.projects.models import Project
    from ouvrage.projects.states import ProjectState

    mine = Project.objects.filter(client__pseudo="claire", state=ProjectState.OPEN)
    project = mine.order_by("-offer_count").values_list("pk", flat=True)[0]
    report = f"/projets/{project}/"
    return {
        "visitor": ["/", "/projets/", "/projets/?q=logos", report, "/poster-un-projet/"],
        "claire": ["/aujourdhui/", "/mes-projets/", report, f"{report}offres/"],
        "paul": ["/aujourdhui/", "/projets/", report, "/prospection/", "/credits/", "/mes-offres/"],
        "sophie": ["/bureau/suivi/", report, "/bureau/?q=logo"],
    }


def _client(who: str):  # type: ignore[no-untyped-def]
    from django.test import Client

    from ouvrage.accounts.models import User

    client = Client(headers={"host": "localhost"})
    if who != "visitor":
        client.force_login(User.objects.get(pseudo=who))
    return client


def _measure(client, who: str, path: str) -> Row:  # type: ignore[no-untyped-def]
    from django.db import connection

    statements = []

    def count(execute: Any, sql: str, *rest: Any) -> Any:
        statements.append(sql)
        return execute(sql, *rest)

    client.get(path)
    with connection.execute_wrapper(count):
        response = client.get(path)
    durations = []
    for _ in range(TIMES):
        began = time.perf_counter()
        client.get(path)
        durations.append((time.perf_counter() - began) * 1000)
    size = len(gzip.compress(response.content)) / 1000
    return Row(who, path, response.status_code, len(statements), size, statistics.median(durations))


if __name__ == "__main__":
    main()
