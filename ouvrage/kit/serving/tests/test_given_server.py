"""A server given by DATABASE_URL: prepared as its owner, used by a role with fewer rights."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import psycopg
import pytest

from config.env import PROJECT
from ouvrage.kit.embedded import lease
from ouvrage.kit.embedded.places import OWNER

pytestmark = pytest.mark.xdist_group("serving")


@pytest.fixture
def server(tmp_path: Path) -> Iterator[str]:
    """The folder of a server that is not ours to start or stop."""
    folder = tmp_path / "server"
    places = lease.hold(folder)
    with connect(str(places.socket_folder), "postgres") as connection:
        connection.execute("CREATE ROLE pages LOGIN")
        connection.execute("CREATE DATABASE site")
    yield str(places.socket_folder)
    lease.release(folder)


def connect(folder: str, database: str = "site", user: str = OWNER) -> psycopg.Connection:
    return psycopg.connect(host=folder, user=user, dbname=database, autocommit=True)


def prepare(server: str, var: Path) -> subprocess.CompletedProcess[str]:
    host = quote(server, safe="")
    environment = {
        "OUVRAGE_VAR": str(var),
        "OUVRAGE_DEMO": "0",
        "DATABASE_URL": f"postgresql://pages@/site?host={host}",
        "DATABASE_OWNER_URL": f"postgresql://{OWNER}@/site?host={host}",
        "DJANGO_SETTINGS_MODULE": "config.settings.dev",
    }
    return subprocess.run(
        [sys.executable, "manage.py", "prepare"],
        cwd=PROJECT,
        env=os.environ | environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def test_its_tables_are_made_by_the_owner_and_used_by_the_pages(server, tmp_path):
    done = prepare(server, tmp_path / "var")

    assert done.returncode == 0, done.stderr
    assert not (tmp_path / "var" / "postgres").exists()
    with connect(server, user="pages") as connection:
        assert connection.execute("SELECT count(*) FROM kit_trace").fetchone() == (0,)
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute("DELETE FROM kit_trace")
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute("CREATE TABLE mine (n int)")
