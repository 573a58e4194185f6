"""Closed-loop clients over plain sockets: each sends the next request once the last is answered.

Small on purpose: what this process takes, the site does not get.
"""

from __future__ import annotations

import re
import socket
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import uuid4

from bench.crowd import Provider

HOST = "localhost"
LENGTH = re.compile(rb"content-length: *(\d+)", re.IGNORECASE)
TOKEN = re.compile(rb"set-cookie: *csrftoken=([^;]+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Spend:
    """One press on the button of the pre-spend card."""

    provider: Provider
    token: str
    project_id: int

    def request(self) -> bytes:
        """As a browser sends it: cookies, token, the id that the card carried."""
        body = f"csrfmiddlewaretoken={self.token}&request_id={uuid4()}"
        return (
            f"POST /projets/{self.project_id}/ouvrir/consultation/ HTTP/1.1\r\nHost: {HOST}\r\n"
            f"Cookie: sessionid={self.provider.session}; csrftoken={self.token}\r\n"
            "Content-Type: application/x-www-form-urlencoded\r\nAccept-Language: fr\r\n"
            f"Content-Length: {len(body)}\r\n\r\n{body}"
        ).encode()


@dataclass(frozen=True, slots=True)
class Run:
    """What a run of spends took: seconds altogether, and of each one."""

    seconds: float
    durations: list[float]

    @property
    def rate(self) -> float:
        return len(self.durations) / self.seconds

    def percentile(self, part: float) -> float:
        """Milliseconds under which this part of the spends stayed."""
        inorder = sorted(self.durations)
        return inorder[min(len(inorder) - 1, int(len(inorder) * part))] * 1000


class Line:
    """One connection that stays open."""

    def __init__(self, port: int) -> None:
        self._socket = socket.create_connection(("127.0.0.1", port), timeout=30)
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def ask(self, request: bytes) -> bytes:
        """The whole answer, headers and body."""
        self._socket.sendall(request)
        data = b""
        while b"\r\n\r\n" not in data:
            data += self._more()
        head, _blank, body = data.partition(b"\r\n\r\n")
        length = LENGTH.search(head)
        if length is None:
            raise RuntimeError(f"an answer of unknown length: {head[:200]!r}")
        while len(body) < int(length.group(1)):
            body += self._more()
        return head

    def close(self) -> None:
        self._socket.close()

    def _more(self) -> bytes:
        data = self._socket.recv(65_536)
        if not data:
            raise RuntimeError("the site hung up")
        return data


def token_of(port: int, provider: Provider, project_id: int) -> str:
    """Open the pre-spend card once: the site gives the token that its form wants."""
    line = Line(port)
    head = line.ask(
        f"GET /projets/{project_id}/ouvrir/consultation/ HTTP/1.1\r\nHost: {HOST}\r\n"
        f"Cookie: sessionid={provider.session}\r\n\r\n".encode()
    )
    line.close()
    found = TOKEN.search(head)
    if found is None:
        raise RuntimeError(f"no token: {head[:300]!r}")
    return found.group(1).decode()


def spend_all(port: int, spends: Sequence[Spend], clients: int) -> Run:
    """All of these, dealt out to so many clients; every answer must be the way to the report."""
    start = threading.Barrier(clients + 1)
    durations: list[list[float]] = [[] for _client in range(clients)]
    wrong: list[bytes] = []

    def run(number: int) -> None:
        line = Line(port)
        requests = [spend.request() for spend in spends[number::clients]]
        start.wait()
        for request in requests:
            began = time.perf_counter()
            head = line.ask(request)
            durations[number].append(time.perf_counter() - began)
            if not head.startswith(b"HTTP/1.1 303"):
                wrong.append(head[:300])
        line.close()

    threads = [threading.Thread(target=run, args=[number]) for number in range(clients)]
    for thread in threads:
        thread.start()
    start.wait()
    began = time.perf_counter()
    for thread in threads:
        thread.join()
    seconds = time.perf_counter() - began
    if wrong or sum(map(len, durations)) != len(spends):
        raise RuntimeError(f"{len(wrong)} answers were not a spend, such as {wrong[:1]}")
    return Run(seconds, [one for each in durations for one in each])
