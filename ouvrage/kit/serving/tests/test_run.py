"""`ouvrage run`: one story, told once because opening the site takes seconds."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest

from config.env import PROJECT
from ouvrage.kit.embedded import cluster
from ouvrage.kit.embedded.places import DATABASE, OWNER, Places

STARTING = 120
STUCK = """
INSERT INTO procrastinate_jobs (task_name, queue_name, status, args)
VALUES ('builtin:procrastinate.builtin_tasks.remove_old_jobs', 'default', 'doing',
        '{"max_hours": 999}')
"""
LEFT = "SELECT count(*) FROM procrastinate_jobs WHERE args = '{\"max_hours\": 999}'"
pytestmark = pytest.mark.xdist_group("serving")


class Site:
    """A copy of the site on a port and a data folder of its own."""

    def __init__(self, var: Path) -> None:
        self.var = var
        self.port = free_port()
        self.said = var / "said.txt"
        self.process = self.start()

    def start(self) -> subprocess.Popen[bytes]:
        environment = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("DATABASE", "DJANGO", "OUVRAGE"))
        }
        environment |= {"OUVRAGE_VAR": str(self.var), "PORT": str(self.port), "OUVRAGE_DEMO": "0"}
        with self.said.open("ab") as said:
            return subprocess.Popen(
                [sys.executable, "-m", "ouvrage", "run"],
                cwd=PROJECT,
                env=environment,
                stdout=said,
                stderr=said,
                start_new_session=True,
            )

    def answers(self) -> bool:
        url = f"http://127.0.0.1:{self.port}/static/nothing-here.css"
        try:
            urllib.request.urlopen(url, timeout=5)
        except urllib.error.HTTPError:
            return True
        except OSError:
            return False
        return True

    def has_opened(self) -> bool:
        said = self.said.read_text()
        assert self.process.poll() is None, said
        return "Ouvrage is open" in said

    def database_is_up(self) -> bool:
        return cluster.is_listening(Places.under(self.var))

    def processes(self) -> dict[int, str]:
        """Everything that runs for this copy, by what only it has in its environment."""
        mark = f"OUVRAGE_VAR={self.var}\0".encode()
        found = {}
        for folder in Path("/proc").glob("[0-9]*"):
            try:
                if mark in (folder / "environ").read_bytes():
                    command = (folder / "cmdline").read_bytes().replace(b"\0", b" ").decode()
                    found[int(folder.name)] = command
            except OSError:
                continue
        return found

    def runs(self, part: str) -> bool:
        return any(part in command for command in self.processes().values())

    def kill(self, part: str) -> int:
        wait_for(lambda: self.runs(part))
        pid = min(pid for pid, command in self.processes().items() if part in command)
        os.kill(pid, signal.SIGKILL)
        return pid


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    if not Path("/proc/self/environ").exists():
        pytest.skip("Looks at processes through /proc, which this system does not have.")
    opened = Site(tmp_path_factory.mktemp("site"))
    try:
        wait_for(opened.has_opened, STARTING)
        yield opened
    finally:
        for pid in opened.processes():
            os.kill(pid, signal.SIGKILL)
        opened.process.wait(timeout=30)  # else its warning falls on whatever test comes next


def test_a_port_that_is_taken_is_said_with_the_remedy(site):
    done = subprocess.run(
        [sys.executable, "-m", "ouvrage", "run"],
        cwd=PROJECT,
        env=os.environ | {"OUVRAGE_VAR": str(site.var / "other"), "PORT": str(site.port)},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )

    assert done.returncode == 1
    assert f"Port {site.port} is taken" in done.stderr
    assert f"PORT={site.port + 1} make run" in done.stderr


def test_a_web_server_that_dies_is_started_again(site):
    killed = site.kill("ouvrage.kit.serving.web")

    wait_for(lambda: killed not in site.processes())
    wait_for(site.answers)


def test_a_worker_that_dies_is_started_again_and_begins_its_job_again(site):
    with connect(site) as connection:
        connection.execute(STUCK)

    site.kill("manage.py work")

    def is_done() -> bool:
        with connect(site) as connection:
            return connection.execute(LEFT).fetchone() == (0,)

    wait_for(is_done)


def test_a_database_that_dies_is_started_again(site):
    os.kill(int(Places.under(site.var).pid_file.read_text().split()[0]), signal.SIGKILL)

    wait_for(lambda: "The database had died" in site.said.read_text())
    wait_for(site.database_is_up)
    wait_for(site.answers)


def test_after_a_kill_everything_ends_and_the_site_opens_again(site):
    site.kill("-m ouvrage run")
    site.process.wait()
    wait_for(lambda: not site.answers())
    site.said.write_text("")

    site.process = site.start()

    wait_for(site.has_opened, STARTING)
    assert site.answers()


def test_told_to_stop_it_leaves_nothing_running(site):
    site.process.terminate()

    assert site.process.wait(60) == 0
    assert not site.database_is_up()
    assert site.processes() == {}


def connect(site: Site) -> psycopg.Connection:
    folder = Places.under(site.var).socket_folder
    return psycopg.connect(host=str(folder), user=OWNER, dbname=DATABASE, autocommit=True)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(condition: Callable[[], bool], seconds: float = 120) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "it never came true"
        time.sleep(0.1)
