"""The desk with many calls waiting: `python -m bench.desk_pages --tasks 200000`.

Queries and milliseconds of the queue, a sheet, the team and of taking the next call, in a database
of its own: first with one call in a hundred of that number, then with all of them. Milliseconds are
medians in this process; what counts is how little they grow. Two sequential scans would show.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from bench import site

TIMES = 15
NEXT = re.compile(r'href="(\?[^"]*after=[^"]*)"')


@dataclass(frozen=True, slots=True)
class Row:
    """One thing done at the desk."""

    name: str
    queries: int
    milliseconds: float


def main() -> None:
    given = _arguments()
    var = Path(tempfile.mkdtemp(prefix="ouvrage-bench-"))
    var.chmod(0o755)
    try:
        places = site.enter(var, site.free_port())
        print(f"PostgreSQL: {site.settings(places)}; {os.cpu_count()} processors")
        desk = Desk()
        few = _measured(desk, given.tasks // 100)
        many = _measured(desk, given.tasks - given.tasks // 100)
        print(f"{'':<34}{'queries':>8}{'ms, few':>10}{'ms, all':>10}{'growth':>8}")
        for before, after in zip(few, many, strict=True):
            print(
                f"{after.name:<34}{after.queries:>8}{before.milliseconds:>10.1f}"
                f"{after.milliseconds:>10.1f}{after.milliseconds / before.milliseconds:>8.2f}"
            )
    finally:
        from ouvrage.kit.embedded import lease

        lease.release(var, patience=10)
        shutil.rmtree(var, ignore_errors=True)


class Desk:
    """An officer and a supervisor before the desk, and the calls that wait."""

    def __init__(self) -> None:
        from allauth.mfa.models import Authenticator
        from django.test import Client

        from ouvrage.accounts.tests.factories import UserFactory
        from ouvrage.projects.tests.factories import ProjectFactory

        self.officer = UserFactory(pseudo="officer", supervisor=True, password=None)
        Authenticator.objects.create(
            user=self.officer, type=Authenticator.Type.TOTP, data={"secret": "JBSWY3DPEHPK3PXP"}
        )
        self.client = Client(headers={"host": "localhost"})
        self.client.force_login(self.officer)
        self.model = ProjectFactory(client__password=None)

    def add(self, count: int) -> None:
        """So many calls more: two on each project, half of them due, with a call each before."""
        from ouvrage.followup.models import Call, Outcome, Purpose, Task
        from ouvrage.kit.ids import new_id
        from ouvrage.kit.time import now
        from ouvrage.projects.models import Project

        fields = {
            field.attname: getattr(self.model, field.attname)
            for field in Project._meta.concrete_fields
            if not field.primary_key
        }
        moment = now()
        for begin in range(0, count // 2, 5_000):
            size = min(5_000, count // 2 - begin)
            projects = Project.objects.bulk_create(
                [Project(**fields | {"token": new_id()}) for _number in range(size)]
            )
            tasks = [
                Task(
                    project=project,
                    purpose=purpose,
                    priority=priority,
                    due_at=moment + timedelta(minutes=(place * 7919) % 20_000 - 10_000),
                    late_at=moment + timedelta(days=1),
                )
                for place, project in enumerate(projects)
                for purpose, priority in ((Purpose.FIRST_CALL, 0), (Purpose.FOLLOW_UP, 2))
            ]
            Task.objects.bulk_create(tasks)
            Call.objects.bulk_create(
                Call(
                    pk=new_id(),
                    project=project,
                    officer=self.officer,
                    purpose=Purpose.FIRST_CALL,
                    outcome=Outcome.NO_ANSWER,
                )
                for project in projects
            )

    def get(self, path: str) -> str:
        answer = self.client.get(path)
        if answer.status_code != 200:
            raise SystemExit(f"{path}: {answer.status_code}")
        return str(answer.content.decode())

    def deep(self) -> str:
        """The address of the fiftieth page."""
        path = "/bureau/suivi/"
        for _page in range(50):
            found = NEXT.search(self.get(path))
            if found is None:
                break
            path = "/bureau/suivi/" + found.group(1).replace("&amp;", "&")
        return path


def _measured(desk: Desk, count: int) -> list[Row]:
    from django.db import connection

    from ouvrage.followup.models import Task
    from ouvrage.followup.services import claim_next, release_task

    desk.add(count)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")

    def take() -> None:
        task = claim_next(actor=desk.officer)
        if task is None:
            raise SystemExit("nothing to take")
        release_task(task_id=task.pk, actor=desk.officer)

    held = claim_next(actor=desk.officer)
    sheet = f"/bureau/suivi/{held.pk}/" if held else ""
    rows = [_row("sheet of the call one holds", lambda: desk.get(sheet))]
    if held:
        release_task(task_id=held.pk, actor=desk.officer)
    deep = desk.deep()
    rows += [
        _row("queue, first page", lambda: desk.get("/bureau/suivi/")),
        _row("queue, fiftieth page", lambda: desk.get(deep)),
        _row("queue, one purpose", lambda: desk.get("/bureau/suivi/?purpose=follow_up")),
        _row("queue, this week", lambda: desk.get("/bureau/suivi/?section=later")),
        _row("queue, mine", lambda: desk.get("/bureau/suivi/?section=mine")),
        _row("take the next, give it back", take),
        _row("team", lambda: desk.get("/bureau/suivi/equipe/")),
    ]
    print(f"{Task.objects.filter(done_at=None).count()} calls wait")
    return rows


def _row(name: str, act: Callable[[], Any]) -> Row:
    from django.db import connection

    statements = []

    def count(execute: Any, sql: str, *rest: Any) -> Any:
        statements.append(sql)
        return execute(sql, *rest)

    act()
    with connection.execute_wrapper(count):
        act()
    durations = []
    for _time in range(TIMES):
        began = time.perf_counter()
        act()
        durations.append((time.perf_counter() - began) * 1000)
    return Row(name, len(statements), statistics.median(durations))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.desk_pages", description=__doc__)
    parser.add_argument("--tasks", type=int, default=200_000)
    return parser.parse_args()


if __name__ == "__main__":
    main()
