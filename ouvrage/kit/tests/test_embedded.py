"""The embedded database: shared by processes, and none the worse for a `kill -9`."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from config.env import PROJECT
from ouvrage.kit.embedded import cluster, lease
from ouvrage.kit.embedded.places import APP_ROLE, DATABASE, OWNER, Places

HOLD = """
import sys
from pathlib import Path
from ouvrage.kit.embedded.lease import hold
hold(Path(sys.argv[1]))
print("held", flush=True)
sys.stdin.read()
"""


class Holder:
    """Another process that uses the cluster."""

    def __init__(self, var: Path) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-c", HOLD, str(var)],
            cwd=PROJECT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def wait_until_held(self) -> None:
        assert self.process.stdout is not None
        said = self.process.stdout.readline()
        assert said == "held\n", said + self.process.stdout.read()

    def leave(self) -> int:
        self.process.communicate()
        return self.process.returncode

    def end_by(self, number: int) -> None:
        self.process.send_signal(number)
        self.process.communicate()


@pytest.fixture(scope="module")
def var(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A data folder of these tests' own, with a cluster in it."""
    folder = tmp_path_factory.mktemp("embedded")
    holder = Holder(folder)
    holder.wait_until_held()
    holder.leave()
    yield folder
    cluster.stop(Places.under(folder))


@pytest.fixture
def holder(var: Path) -> Iterator[Holder]:
    """A process that has the server running."""
    process = Holder(var)
    process.wait_until_held()
    yield process
    process.end_by(signal.SIGKILL)
    cluster.stop(Places.under(var))


def is_up(var: Path) -> bool:
    return cluster.is_listening(Places.under(var))


def postmaster(var: Path) -> int:
    return int(Places.under(var).pid_file.read_text().splitlines()[0])


def connect(var: Path, user: str = OWNER) -> psycopg.Connection:
    folder = Places.under(var).socket_folder
    return psycopg.connect(host=str(folder), user=user, dbname=DATABASE, autocommit=True)


def test_the_last_process_to_leave_stops_the_server(var, holder):
    second = Holder(var)
    second.wait_until_held()

    assert holder.leave() == 0
    assert is_up(var)
    assert second.leave() == 0
    assert not is_up(var)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_a_process_told_to_stop_leaves_nothing_running(var, holder, number):
    holder.end_by(number)

    assert not is_up(var)


def test_a_killed_process_leaves_the_server_to_the_next_one(var, holder):
    holder.end_by(signal.SIGKILL)
    assert is_up(var)
    running = postmaster(var)

    following = Holder(var)
    following.wait_until_held()

    assert postmaster(var) == running
    following.leave()
    assert not is_up(var)


def test_what_was_committed_survives_a_killed_server(var, holder):
    with connect(var) as connection:
        connection.execute("CREATE TABLE kept AS SELECT generate_series(1, 1000) AS n")
        os.kill(postmaster(var), signal.SIGKILL)
    wait_until_down(var)
    holder.end_by(signal.SIGKILL)

    following = Holder(var)
    following.wait_until_held()

    with connect(var) as connection:
        assert connection.execute("SELECT count(*) FROM kept").fetchone() == (1000,)
    following.leave()


def test_a_server_that_died_under_its_users_is_revived(var, holder):
    os.kill(postmaster(var), signal.SIGKILL)
    wait_until_down(var)

    lease.revive(var)

    assert is_up(var)


def test_the_number_of_a_dead_server_may_belong_to_another_program(var):
    pid_file = Places.under(var).pid_file
    pid_file.write_text(f"{os.getpid()}\n{pid_file.parent}\n0\n5432\n")

    holder = Holder(var)
    holder.wait_until_held()

    assert postmaster(var) != os.getpid()
    assert holder.leave() == 0


def test_two_processes_may_start_in_an_empty_folder_at_once(tmp_path):
    both = [Holder(tmp_path), Holder(tmp_path)]
    for process in both:
        process.wait_until_held()

    assert [process.leave() for process in both] == [0, 0]
    assert not is_up(tmp_path)


def test_a_half_made_cluster_is_made_again(tmp_path):
    left = Places.under(tmp_path).being_made
    left.mkdir(parents=True)
    (left / "PG_VERSION").write_text("18\n")

    holder = Holder(tmp_path)
    holder.wait_until_held()

    assert holder.leave() == 0


def test_a_folder_too_deep_for_a_socket_gets_a_short_one_beside(tmp_path):
    deep = tmp_path / ("d" * 60) / ("e" * 60)
    places = Places.under(deep)

    assert places.socket_folder != places.root
    assert len(str(places.socket_folder)) < 80
    assert Places.under(deep / "other").socket_folder != places.socket_folder


def test_the_role_of_pages_makes_no_table(var, holder):
    with connect(var, user=APP_ROLE) as connection, pytest.raises(psycopg.Error):
        connection.execute("CREATE TABLE mine (n int)")


def test_nothing_listens_on_the_network_and_the_folder_is_closed(var, holder):
    with connect(var) as connection:
        assert connection.execute("SHOW listen_addresses").fetchone() == ("",)
        assert connection.execute("SHOW fsync").fetchone() == ("on",)
    assert Places.under(var).socket_folder.stat().st_mode & 0o077 == 0


def wait_until_down(var: Path) -> None:
    deadline = time.monotonic() + 10
    while is_up(var):
        assert time.monotonic() < deadline
        time.sleep(0.05)
