"""The door of the fake: HTTP on a port of this machine, keys, idempotency, and its bad days."""

import json
import random
import threading
import time
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Self
from urllib.parse import urlsplit

from ouvrage.payments.tests.stripe_fake.api import answer
from ouvrage.payments.tests.stripe_fake.books import Books
from ouvrage.payments.tests.stripe_fake.hooks import Hooks
from ouvrage.payments.tests.stripe_fake.wire import Refused, read_form

VERSION = "2026-10-28.endive"
LOSE, DROP, CRASH, CRASH_AFTER, LIMIT = "lose", "drop", "crash", "crash_after", "limit"


@dataclass
class Fault:
    """What goes wrong with the next requests to some path.

    lose: done, but the connection ends without an answer · drop: it ends before anything is done ·
    crash: 500 and nothing done · crash_after: done, then 500 · limit: 429 · a number: so many
    seconds of waiting.
    """

    kind: str | float
    path: str
    times: int


@dataclass
class Seen:
    """A request as it came."""

    method: str
    path: str
    form: dict[str, Any]
    headers: dict[str, str]
    replayed: bool = False


@dataclass
class Saved:
    """The first request under a key, and its answer once there is one."""

    fingerprint: tuple[str, str]
    result: tuple[int, Any] | None = None


@dataclass
class StripeFake:
    """`with StripeFake() as fake:` serves on `fake.base` until the block ends."""

    secret_key: str = "sk_test_fake0000000000"
    books: Books = field(default_factory=lambda: Books(VERSION))
    keys: dict[str, Saved] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    seen: list[Seen] = field(default_factory=list)
    loses: float = 0
    """The share of answers that never arrive, after the act."""
    dice: random.Random = field(default_factory=lambda: random.Random(1))  # noqa: S311 — no secret

    def __enter__(self) -> Self:
        door = type("Door", (_Door,), {"stripe": self})
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), door)
        self.server.daemon_threads = True
        self.thread = threading.Thread(
            target=self.server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True
        )
        self.thread.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self.server.shutdown()
        self.server.server_close()
        self.thread.join()

    @property
    def base(self) -> str:
        return f"http://127.0.0.1:{self.server.server_address[1]}"

    @property
    def hooks(self) -> Hooks:
        return Hooks(self.books)

    def fail(self, kind: str | float, path: str = "/v1/", times: int = 1) -> None:
        self.faults.append(Fault(kind, path, times))

    def forget_keys(self) -> None:
        """Keys may be removed once they are at least 24 hours old."""
        self.keys.clear()

    def asked(self, method: str, path: str) -> list[Seen]:
        return [one for one in self.seen if (one.method, one.path) == (method, path)]

    def next_fault(self, path: str) -> str | float:
        for fault in self.faults:
            if path.startswith(fault.path) and fault.times > 0:
                fault.times -= 1
                return fault.kind
        return LOSE if self.dice.random() < self.loses else ""

    def handle(self, request: Seen, raw: str, fault: str | float) -> tuple[int, Any]:
        """The answer, or the saved one of the same key (/api/idempotent_requests)."""
        if request.headers.get("authorization") != f"Bearer {self.secret_key}":
            raise Refused(401, "invalid_request_error", "Invalid API Key provided.")
        if request.headers.get("stripe-version") != VERSION:
            raise Refused(400, "invalid_request_error", "This fake speaks one version.")
        if fault == LIMIT:
            raise Refused(429, "invalid_request_error", "Too many requests.", code="rate_limit")
        key = request.headers.get("idempotency-key")
        if request.method != "POST" or not key:
            return self._do(request, fault)
        with self.books.lock:
            saved = self.keys.get(key)
            mine = saved is None
            if saved is None:
                saved = self.keys[key] = Saved((request.path, raw))
        if not mine:
            return self._again(request, saved, (request.path, raw))
        result = self._do(request, fault)
        if result[0] == 400:  # refused before it was begun: nothing is saved
            del self.keys[key]
        else:
            saved.result = result
        return result

    def _again(self, request: Seen, saved: Saved, print_: tuple[str, str]) -> tuple[int, Any]:
        if saved.fingerprint != print_:
            raise Refused(
                400,
                "idempotency_error",
                "Keys for idempotent requests can only be used with the same parameters they "
                "were first used with.",
            )
        if saved.result is None:
            message = "There is currently another in-progress request using this key."
            raise Refused(409, "idempotency_error", message, code="idempotency_key_in_use")
        request.replayed = True
        return saved.result

    def _do(self, request: Seen, fault: str | float) -> tuple[int, Any]:
        crash = 500, {"error": {"type": "api_error", "message": "An unknown error occurred."}}
        if fault == CRASH:
            return crash
        try:
            result = 200, answer(self.books, request.method, request.path, request.form)
        except Refused as refused:
            result = refused.status, self.books.expanded(refused.body, [])
        if isinstance(fault, float):
            time.sleep(fault)
        return crash if fault == CRASH_AFTER else result


class _Door(BaseHTTPRequestHandler):
    """One connection."""

    stripe: StripeFake
    protocol_version = "HTTP/1.1"
    wbufsize = -1  # head and body in one packet: else each answer waits 40 ms for an ACK
    disable_nagle_algorithm = True

    def _serve(self) -> None:
        url = urlsplit(self.path)
        length = int(self.headers.get("Content-Length") or 0)
        raw = self.rfile.read(length).decode() if length else url.query
        headers = {name.lower(): value for name, value in self.headers.items()}
        request = Seen(self.command, url.path, read_form(raw), headers)
        self.stripe.seen.append(request)
        fault = self.stripe.next_fault(url.path)
        if fault == DROP:
            self.close_connection = True
            return
        try:
            status, body = self.stripe.handle(request, raw, fault)
        except Refused as refused:
            status, body = refused.status, self.stripe.books.expanded(refused.body, [])
        if fault == LOSE:
            self.close_connection = True
            return
        self._send(status, json.dumps(body).encode(), request)

    def _send(self, status: int, body: bytes, request: Seen) -> None:
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        if request.replayed:
            self.send_header("Idempotent-Replayed", "true")
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self) -> None:
        self._serve()

    def do_POST(self) -> None:
        self._serve()

    def log_message(self, *_said: object) -> None:
        """Quiet."""
