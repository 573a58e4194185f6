"""The SQL of spends as the site sent it, taken from PostgreSQL's log, and run again by pgbench."""

from __future__ import annotations

import contextlib
import re
import time
from collections.abc import Iterator, Sequence

from bench.site import superuser
from ouvrage.kit.embedded.places import APP_ROLE, DATABASE, Places
from ouvrage.kit.embedded.programs import run_program

REPLAY = f"{DATABASE}_replay"
LINE = re.compile(r"^\d{4}-\d\d-\d\d [^\[]*\[(\d+)\] (\w+):  (.*)$")
STATEMENT = re.compile(r"^(?:statement|execute [^:]*): (.*)$", re.DOTALL)
SESSION = '"django_session"'


def copy_database(places: Places) -> None:
    """The database as it is now, under another name: where the statements are run again."""
    with superuser(places, "postgres") as connection:
        connection.execute(f"DROP DATABASE IF EXISTS {REPLAY}".encode())
        connection.execute(f"CREATE DATABASE {REPLAY} TEMPLATE {DATABASE}".encode())


@contextlib.contextmanager
def captured(places: Places) -> Iterator[list[list[str]]]:
    """Fills the list with the statements of each spend made meanwhile, in order."""
    spends: list[list[str]] = []
    offset = places.log.stat().st_size
    with superuser(places) as connection:
        connection.execute("ALTER SYSTEM SET log_statement = 'all'")
        connection.execute("SELECT pg_reload_conf()")
        time.sleep(1)
        try:
            yield spends
        finally:
            connection.execute("ALTER SYSTEM RESET log_statement")
            connection.execute("SELECT pg_reload_conf()")
    with places.log.open(errors="replace") as log:
        log.seek(offset)
        spends.extend(_by_request(log))


def replay(places: Places, spends: Sequence[Sequence[str]], clients: int) -> float:
    """Run these spends by so many clients of pgbench; spends per second."""
    script = places.root.parent / "replay.sql"
    script.write_text(_script(spends, clients))
    script.chmod(0o644)
    code, said = run_program(
        "pgbench", "--no-vacuum", "--protocol=simple", "--client", str(clients),
        "--jobs", str(min(clients, 2)), "--transactions=1", "--file", str(script),
        "--host", str(places.socket_folder), "--username", APP_ROLE, REPLAY,
    )  # fmt: skip
    found = re.search(r"^tps = ([\d.]+)", said, re.MULTILINE)
    if code or not found or f"processed: {clients}/{clients}" not in said:
        raise RuntimeError(f"pgbench: {said[-2000:]}")
    return len(spends) / (clients / float(found.group(1)))


def _script(spends: Sequence[Sequence[str]], clients: int) -> str:
    """Each client has its own share; what is another's is passed over without being sent."""
    parts = []
    for number in range(clients):
        parts.append(f"\\{'if' if number == 0 else 'elif'} :client_id = {number}\n")
        for spend in spends[number::clients]:
            parts.extend(f"{statement.rstrip(';')};\n" for statement in spend)
    return "".join([*parts, "\\endif\n"])


def _by_request(log: Iterator[str]) -> Iterator[list[str]]:
    """A request begins where its session is looked up; other processes never look one up."""
    open_requests: dict[str, list[str]] = {}
    for pid, statement in _statements(log):
        if SESSION in statement and statement.startswith("SELECT"):
            if _is_spend(known := open_requests.get(pid, [])):
                yield known
            open_requests[pid] = []
        if pid in open_requests:
            open_requests[pid].append(statement)
    yield from (known for known in open_requests.values() if _is_spend(known))


def _is_spend(statements: Sequence[str]) -> bool:
    return any("INTO credits_spend" in statement for statement in statements)


def _statements(log: Iterator[str]) -> Iterator[tuple[str, str]]:
    """Who sent what; a statement of several lines goes on behind a tab."""
    pid, said = "", ""
    for line in log:
        begins = LINE.match(line.rstrip("\n"))
        if begins is None:
            said += "\n" + line.rstrip("\n").removeprefix("\t")
            continue
        if told := STATEMENT.match(said):
            yield pid, told.group(1)
        pid, said = begins.group(1), begins.group(3) if begins.group(2) == "LOG" else ""
    if told := STATEMENT.match(said):
        yield pid, told.group(1)


def kinds(spend: Sequence[str]) -> list[str]:
    """Each statement by its first words, for the report."""
    return [" ".join(statement.split())[:100] for statement in spend]
