"""Two workers for the races that need processes."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator

import pytest
from django.db import connection

from config.env import PROJECT
from ouvrage.kit.serving.tether import SUPERVISED
from tests.races.visitors import wait_until
from tests.races.workers import NAME


@pytest.fixture
def two_workers(transactional_db: None) -> Iterator[str]:
    """The address of the site as two processes serve it, as `ouvrage run` has them."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = os.environ | {NAME: str(connection.settings_dict["NAME"]), SUPERVISED: "1"}
    command = [sys.executable, "-m", "tests.races.workers", str(port)]
    process = subprocess.Popen(command, cwd=PROJECT, env=environment)
    try:
        wait_until(lambda: _answers(port))
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(20)


def _answers(port: int) -> bool:
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=10) as line:
            line.sendall(b"HEAD /langue/ HTTP/1.0\r\nHost: localhost\r\n\r\n")
            return line.recv(12).startswith(b"HTTP/1.")
    except OSError:
        return False
