"""People who press the same button at the same moment, over real connections to a real server."""

import http.client
import re
import socket
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from urllib.parse import urlsplit
from uuid import UUID

from django.conf import settings
from django.test import Client
from django.urls import reverse

from ouvrage.accounts.models import User
from ouvrage.kit.ids import new_id

TOKEN = "r" * 32
SECONDS = 60
TRIES = 50
CODE = re.compile(r'data-code="([^"]+)"')


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back: the status, and the code of the rule when one said no."""

    status: int
    code: str


@dataclass(frozen=True, slots=True)
class Device:
    """A browser of somebody's, with a session of its own."""

    cookies: str

    @classmethod
    def of(cls, person: User) -> "Device":
        client = Client()
        client.force_login(person)
        session = client.cookies[settings.SESSION_COOKIE_NAME].value
        return cls(f"{settings.SESSION_COOKIE_NAME}={session}; csrftoken={TOKEN}")


@dataclass(frozen=True, slots=True)
class Press:
    """One press on the button of a pre-spend card, with the id that the card carried."""

    device: Device
    project_id: int
    slug: str = "consultation"
    card: UUID = field(default_factory=new_id)

    @property
    def path(self) -> str:
        return reverse("access:open", args=[self.project_id, self.slug])

    @property
    def body(self) -> str:
        return f"csrfmiddlewaretoken={TOKEN}&request_id={self.card}"

    @property
    def headers(self) -> dict[str, str]:
        return {
            "Cookie": self.device.cookies,
            "Content-Type": "application/x-www-form-urlencoded",
        }


def pressed(url: str, press: Press) -> Answer:
    """Send it and read the answer to its end."""
    line = http.client.HTTPConnection(urlsplit(url).netloc, timeout=SECONDS)
    try:
        line.request("POST", press.path, press.body, press.headers)
        answer = line.getresponse()
        found = CODE.search(answer.read().decode())
    finally:
        line.close()
    return Answer(answer.status, found.group(1) if found else "")


def pressed_and_left(url: str, press: Press) -> None:
    """Send it and hang up at once: the answer is lost."""
    host = urlsplit(url)
    lines = [f"POST {press.path} HTTP/1.1", f"Host: {host.netloc}", "Connection: close"]
    lines += [f"{name}: {value}" for name, value in press.headers.items()]
    lines += [f"Content-Length: {len(press.body)}", "", press.body]
    with socket.create_connection((host.hostname, host.port or 80), timeout=SECONDS) as line:
        line.sendall("\r\n".join(lines).encode())


def pressed_at_once(url: str, presses: Sequence[Press]) -> list[Answer]:
    """All of them wait for each other, and press; whoever is cut off presses again.

    The server of tests has a short queue at its door.
    """
    start = threading.Barrier(len(presses), timeout=60)
    answers: list[Answer] = []

    def run(press: Press) -> None:
        start.wait()
        for _try in range(TRIES):
            with suppress(ConnectionError):
                answers.append(pressed(url, press))
                return

    threads = [threading.Thread(target=run, args=[press]) for press in presses]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


def wait_until(condition: Callable[[], bool], seconds: float = SECONDS) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.05)
