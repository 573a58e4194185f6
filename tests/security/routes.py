"""Every address the resolver knows, and how to knock at it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from http.cookies import SimpleCookie
from typing import Any

from django.contrib import messages
from django.contrib.messages import get_messages
from django.core.cache import cache as limits
from django.db import connection, transaction
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.security.payloads import payload
from tests.security.policy import Line
from tests.security.world import NOBODY, NOWHERE, World

FALLBACK = {"token": "perime", "key": "perimee", "uidb36": "1", "signed": "perime"}
"""What signed addresses are given where the scene has nothing better."""
LEAVES_A_MARK = {
    "offers:read",
    "offers:invitation",
    "offers:talk",
    "offers:compare",
    "web:project",
}
"""A GET that writes: its provider is told when an offer is opened (RULES §6, decision 0011); each
reader's mark moves on when messages were shown to him (decision 0078)."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back, closed and kept."""

    status: int
    headers: dict[str, str]
    body: bytes
    refused: bool
    cookies: Any

    @property
    def verdict(self) -> str:
        """In a word of the policy."""
        to = self.headers.get("Location", "")
        if self.status == 302 and to.startswith(reverse("account_login")):
            return "login"
        if self.status == 302 and to.startswith(reverse("account_reauthenticate")):
            return "confirm"
        return "refused" if self.status in {302, 303} and self.refused else str(self.status)

    @property
    def text(self) -> str:
        return self.body.decode("utf-8", errors="replace")


@dataclass(frozen=True, slots=True)
class Route:
    """One named address: the words it is made of, by converter, and the view behind it."""

    name: str
    words: tuple[tuple[str, str], ...]
    view: Callable[..., Any]

    def url(self, scene: dict[str, Any], *, foreign: bool = False) -> str:
        """The address of this scene's rows; or, when foreign, of rows that nobody has."""
        values = {word: self._value(word, kind, scene, foreign) for word, kind in self.words}
        return reverse(self.name, kwargs=values)

    def _value(self, word: str, kind: str, scene: dict[str, Any], foreign: bool) -> Any:
        if foreign and kind in NOBODY:
            return NOBODY[kind]
        return scene.get(word) or FALLBACK.get(word) or NOBODY.get(kind, NOWHERE)

    @property
    def names_a_row(self) -> bool:
        return any(kind in NOBODY for _word, kind in self.words)


@cache
def routes() -> dict[str, Route]:
    """By name; an address without a name would be one that nobody can speak of."""
    return {route.name: route for route in _below(get_resolver())}


def _below(
    resolver: URLResolver, prefix: str = "", words: dict[str, str] | None = None
) -> Iterator[Route]:
    for pattern in resolver.url_patterns:
        known = (words or {}) | _words_of(pattern)
        if isinstance(pattern, URLResolver):
            space = f"{pattern.namespace}:" if pattern.namespace else ""
            yield from _below(pattern, prefix + space, known)
        else:
            yield Route(f"{prefix}{pattern.name}", tuple(known.items()), pattern.callback)


def _words_of(pattern: URLPattern | URLResolver) -> dict[str, str]:
    kinds = {"IntConverter": "int", "UUIDConverter": "uuid"}
    found = {
        word: kinds.get(type(converter).__name__, "text")
        for word, converter in pattern.pattern.converters.items()
    }
    return found or dict.fromkeys(pattern.pattern.regex.groupindex, "text")


def answer(world: World, line: Line, role: str, *, foreign: bool = False) -> Answer:
    """What this role is answered at a line of the table; or about rows that nobody has."""
    key = (f"{line}{' foreign' * foreign}", role)
    if key not in world.answers:
        scene = world.scenes[line.scene]
        url = routes()[line.route].url(scene, foreign=foreign)
        data = payload(line.route, scene) if line.method == "POST" else None
        marks = line.route in LEAVES_A_MARK or line.method in {"PATCH", "DELETE"}
        world.answers[key] = knock(world, role, line.method, url, data, may_write=marks)
    found: Answer = world.answers[key]
    return found


def knock(
    world: World,
    role: str,
    method: str,
    url: str,
    data: dict[str, Any] | None = None,
    *,
    may_write: bool = False,
    htmx: bool = False,
) -> Answer:
    """One request by one role; whatever it wrote is taken back. Only a POST may write."""
    browser = world.browsers[role]
    cookies, browser.cookies = browser.cookies, SimpleCookie(browser.cookies)
    limits.clear()  # how often something was tried is counted there
    with taken_back():
        if method != "POST" and not may_write:
            with connection.cursor() as cursor:
                cursor.execute("SET LOCAL transaction_read_only = on")
        send = getattr(browser, method.lower())
        headers = {"HX-Request": "true"} if htmx else {}
        response = send(url, data, headers=headers) if data else send(url, headers=headers)
        answer = _as_answer(response)
        transaction.set_rollback(True)
    browser.cookies = cookies
    return answer


def taken_back() -> transaction.Atomic:
    """A transaction of the test, which the product does not count as one of its own."""
    atomic = transaction.atomic()
    atomic._from_testcase = True
    return atomic


def _as_answer(response: Any) -> Answer:
    body = response.getvalue() if response.streaming else response.content
    refused = any(note.level >= messages.ERROR for note in get_messages(response.wsgi_request))
    for close in response._resource_closers:  # response.close() would also close the database
        close()
    return Answer(response.status_code, dict(response.headers), body, refused, response.cookies)
