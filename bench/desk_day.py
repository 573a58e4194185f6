"""A day of the desk: `python -m bench.desk_day --tasks 300 --officers 8`.

Starts the whole site on a database of its own, puts so many calls into the queue and lets so many
officers work it off over HTTP, each as the sheet has it: next call, sheet, draft, outcome,
decision. Meanwhile the worker of jobs and a web worker are killed outright, one browser is closed
in the middle of a call and opened again, another never comes back. At the end each call must have
been made once: none twice, none lost.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import shutil
import signal
import statistics
import tempfile
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import httpx

from bench import site
from ouvrage.kit.ids import new_id

TOKEN = "r" * 32
SHEET = re.compile(r"/bureau/suivi/(\d+)/")
CALL_ID = re.compile(r'name="call_id" value="([^"]+)"')
FIELD = re.compile(r'name="(title|reply_days)" value="([^"]*)"')
CATEGORY = re.compile(r'<option value="(\d+)" selected')
WORDS = "Budget décidé, réponse attendue sous quinze jours."
OUTCOMES = ["reached"] * 6 + ["no_answer"] * 3 + ["wrong_number"]


@dataclass
class Day:
    """What all officers did, kept under one lock."""

    port: int
    calls: Counter[int] = field(default_factory=Counter)
    clerical: list[float] = field(default_factory=list)
    retries: int = 0
    restored: bool = False
    lock: threading.Lock = field(default_factory=threading.Lock)


class Officer:
    """One person before one browser."""

    def __init__(self, day: Day, session: str, seed: int) -> None:
        self.day = day
        self.chance = random.Random(seed)  # noqa: S311 - nothing secret
        self.http = httpx.Client(
            base_url=f"http://localhost:{day.port}",
            cookies={"sessionid": session, "csrftoken": TOKEN},
            timeout=30,
        )

    def ask(self, method: str, path: str, **data: str) -> httpx.Response:
        """As a person does: when the site hangs up, press again."""
        body = data | {"csrfmiddlewaretoken": TOKEN} if method == "POST" else None
        for _try in range(60):
            try:
                return self.http.request(method, path, data=body)
            except httpx.TransportError:
                with self.day.lock:
                    self.day.retries += 1
                time.sleep(0.5)
        raise SystemExit("the site did not come back")

    def take(self) -> int | None:
        """The number of the next task; none when nothing is to be called."""
        answer = self.ask("POST", "/bureau/suivi/suivant/")
        found = SHEET.search(answer.headers.get("location", ""))
        return int(found.group(1)) if found else None

    def begin(self, task: int) -> str:
        """Open the sheet and type; what it showed."""
        page = self.ask("GET", f"/bureau/suivi/{task}/").text
        call_id = _only(CALL_ID, page)
        self.ask("POST", f"/bureau/suivi/{task}/brouillon/call/", call_id=call_id, note=WORDS)
        return page

    def finish(self, task: int, page: str) -> None:
        """Say how it went; decide when the sheet asks for it."""
        outcome = self.chance.choice(OUTCOMES)
        answer = self.ask(
            "POST",
            f"/bureau/suivi/{task}/appel/",
            call_id=_only(CALL_ID, page),
            outcome=outcome,
            note=WORDS,
        )
        if answer.status_code != 303:
            raise SystemExit(f"a call was refused: {answer.status_code}")
        with self.day.lock:
            self.day.calls[task] += 1
        if "#decision" in answer.headers["location"]:
            self.decide(task)

    def decide(self, task: int) -> None:
        page = self.ask("GET", f"/bureau/suivi/{task}/").text
        fields = dict(FIELD.findall(page))
        answer = self.ask(
            "POST",
            f"/bureau/suivi/{task}/decision/",
            decision_id=str(new_id()),
            verdict="validated" if self.chance.random() < 0.8 else "refused",
            reason_code="too_vague",
            description="Nous ouvrons une boulangerie au printemps et cherchons un logo simple.",
            summary="Une boulangerie de quartier cherche son logo.",
            category=_only(CATEGORY, page),
            budget_bracket="1000_to_5000",
            **fields,
        )
        if answer.status_code != 303:
            raise SystemExit(f"a decision was refused: {answer.status_code}")

    def work(self, most: int | None = None) -> int:
        """Until nothing is to be called, or so many calls; how many."""
        made = 0
        while most is None or made < most:
            began = time.perf_counter()
            task = self.take()
            if task is None:
                return made
            self.finish(task, self.begin(task))
            with self.day.lock:
                self.day.clerical.append(time.perf_counter() - began)
            made += 1
        return made


def main() -> None:
    given = _arguments()
    var = Path(tempfile.mkdtemp(prefix="ouvrage-bench-"))
    var.chmod(0o755)
    try:
        places = site.enter(var, given.port or site.free_port())
        sessions = _people(given.officers)
        _tasks(given.tasks)
        print(f"PostgreSQL: {site.settings(places)}; {os.cpu_count()} processors")
        port = int(os.environ["PORT"])
        with site.running(port):
            day = _live(port, sessions)
            site.wait_for_jobs(places)
        _count(day, given.tasks)
    finally:
        from ouvrage.kit.embedded import lease

        lease.release(var, patience=10)
        shutil.rmtree(var, ignore_errors=True)


def _live(port: int, sessions: list[str]) -> Day:
    day = Day(port)
    officers = [Officer(day, session, seed) for seed, session in enumerate(sessions)]
    gone, closed, *others = officers
    abandoned = gone.take()
    if abandoned is None:
        raise SystemExit("nothing to call")
    gone.begin(abandoned)  # and never comes back: the lease runs out
    threads = [threading.Thread(target=one.work) for one in others]
    threads.append(threading.Thread(target=_crash, args=[day, closed, sessions[1]]))
    threads.append(threading.Thread(target=_kill_workers))
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    deadline = time.monotonic() + 180
    while not day.calls[abandoned] and time.monotonic() < deadline:
        time.sleep(2)
        others[0].work()
    return day


def _crash(day: Day, officer: Officer, session: str) -> None:
    """A browser closes in the middle of a call; the same person goes on in a new one."""
    officer.work(most=5)
    task = officer.take()
    if task is None:
        return
    officer.begin(task)
    again = Officer(day, session, seed=99)
    resumed = again.take()
    page = again.ask("GET", f"/bureau/suivi/{task}/").text
    day.restored = resumed == task and WORDS in page
    again.finish(task, page)
    again.work()


def _kill_workers() -> None:
    """The worker of jobs and one web worker, outright, in the middle of the work."""
    for name in ("manage.py work", "serving.web"):
        time.sleep(3)
        for process in _children(name)[-1:]:
            os.kill(process, signal.SIGKILL)
            print(f"killed {process} ({name})")


def _children(word: str) -> list[int]:
    """Processes of this run whose command line has the word."""
    mine = f"OUVRAGE_VAR={os.environ['OUVRAGE_VAR']}".encode()
    found = []
    for folder in Path("/proc").iterdir():
        try:
            line = (folder / "cmdline").read_bytes().replace(b"\0", b" ").decode()
            if word in line and mine in (folder / "environ").read_bytes():
                found.append(int(folder.name))
        except (OSError, ValueError):
            continue
    return found


def _people(count: int) -> list[str]:
    """So many officers, signed in with two steps."""
    from allauth.mfa.models import Authenticator
    from django.conf import settings
    from django.test import Client

    from ouvrage.accounts.tests.factories import UserFactory

    sessions = []
    for number in range(count):
        person = UserFactory(pseudo=f"officer{number}", officer=True, password=None)
        Authenticator.objects.create(
            user=person, type=Authenticator.Type.TOTP, data={"secret": "JBSWY3DPEHPK3PXP"}
        )
        client = Client()
        client.force_login(person)
        sessions.append(client.cookies[settings.SESSION_COOKIE_NAME].value)
    return sessions


def _tasks(count: int) -> None:
    """Half first calls of new projects, half rounds on open ones; leases of two minutes."""
    from django.db import transaction

    from ouvrage.accounts.tests.factories import UserFactory
    from ouvrage.brands.services import decide_parameter
    from ouvrage.followup.models import Purpose
    from ouvrage.followup.parameters import LEASE_MINUTES
    from ouvrage.followup.services import plan_call
    from ouvrage.kit.time import now
    from ouvrage.projects.tests.factories import ProjectFactory

    client = UserFactory(pseudo="benchclient", password=None)
    decide_parameter(key=LEASE_MINUTES.key, value=2, actor=client)
    with transaction.atomic():
        for number in range(count):
            is_new = number % 2 == 0
            project = ProjectFactory(
                client=client, submitted=is_new, title=f"Logo pour la boulangerie {number}"
            )
            purpose = Purpose.FIRST_CALL if is_new else Purpose.FOLLOW_UP
            plan_call(project_id=project.pk, purpose=purpose, due_at=now())


def _count(day: Day, expected: int) -> None:
    """What the database holds must be what the officers did, each call once."""
    from django.db import connection

    from ouvrage.followup.models import Call, Draft, Task
    from ouvrage.kit.time import now
    from ouvrage.kit.verifying import run_checks

    connection.close()
    per_task = Counter(Call.objects.values_list("task_id", flat=True))
    twice = [task for task, count in per_task.items() if count > 1]
    first = Task.objects.order_by("pk")[:expected]
    lost = [
        task.pk
        for task in first
        if task.pk not in per_task or not (task.done_at or task.due_at > now())
    ]
    problems = [problem for outcome in run_checks() for problem in outcome.problems]
    print(f"{expected} tasks, {sum(per_task.values())} calls; twice {len(twice)}, lost {len(lost)}")
    print(
        f"pressed again after the site hung up: {day.retries}; crashed sheet back: {day.restored}"
    )
    held = Task.objects.filter(held_until__gt=now()).count()
    print(f"drafts left: {Draft.objects.count()}; still held: {held}")
    clerical = sorted(day.clerical)
    print(
        f"site's part of a call (take, sheet, draft, outcome, decision): "
        f"p50 {statistics.median(clerical):.2f} s, p95 {clerical[int(len(clerical) * 0.95)]:.2f} s"
    )
    print(f"problems of the books: {len(problems)}")
    if twice or lost or problems or not day.restored:
        raise SystemExit("\n".join([*problems, f"twice {twice}", f"lost {lost}"]))


def _only(pattern: re.Pattern[str], page: str) -> str:
    found = pattern.search(page)
    if found is None:
        raise SystemExit(f"not on the page: {pattern.pattern}")
    return found.group(1)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.desk_day", description=__doc__)
    parser.add_argument("--tasks", type=int, default=300)
    parser.add_argument("--officers", type=int, default=8)
    parser.add_argument("--port", type=int, default=0, help="else a free one")
    return parser.parse_args()


if __name__ == "__main__":
    main()
