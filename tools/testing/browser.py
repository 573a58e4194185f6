"""Fixtures for tests in a real browser: pages that fail on errors and on foreign hosts."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.test import Client

from tools.testing.chromium import FLAGS, NONE_FOUND, find_chromium

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Response, Route
    from pytest_django.live_server_helper import LiveServer

DESKTOP = 1280
PHONE = 360
HEIGHTS = {DESKTOP: 900, PHONE: 740}
NETWORK_NOTE = "Failed to load resource"
"""What Chromium says of any 4xx; refusals are part of the product, 5xx are caught below."""


class OpenPage(Protocol):
    """Open a page in a browser of its own, signed in as `user` when given."""

    def __call__(
        self, user: Any = None, *, width: int = DESKTOP, dark: bool = False, scripts: bool = True
    ) -> Page: ...


@dataclass
class Watcher:
    """Collects what went wrong in the pages of one test."""

    troubles: list[str] = field(default_factory=list)

    def watch(self, page: Page) -> None:
        page.route("**/*", self._guard)
        page.on("console", self._on_console)
        page.on("pageerror", lambda error: self.troubles.append(f"script error: {error}"))
        page.on("response", self._on_response)

    def _guard(self, route: Route) -> None:
        url = urlsplit(route.request.url)
        host = url.hostname or ""
        if url.scheme in {"data", "blob"} or host == "127.0.0.1" or host.endswith("localhost"):
            route.continue_()
        else:
            self.troubles.append(f"foreign request: {route.request.url}")
            route.abort()

    def _on_console(self, message: ConsoleMessage) -> None:
        if message.type == "error" and NETWORK_NOTE not in message.text:
            self.troubles.append(f"console: {message.text}")

    def _on_response(self, response: Response) -> None:
        kind = response.request.resource_type
        page_answer = kind in {"document", "xhr", "fetch"}
        if response.status >= (500 if page_answer else 400):
            self.troubles.append(f"{response.status} for {kind} {response.url}")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for the whole run."""
    path = find_chromium()
    if path is None:
        if os.environ.get("CI"):
            pytest.fail(NONE_FOUND)
        pytest.skip(NONE_FOUND)
    from playwright.sync_api import sync_playwright

    # Playwright keeps an event loop in this thread, which Django takes for asynchronous code.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        yield started
        started.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def watcher() -> Iterator[Watcher]:
    """Fails the test when a page had an error, broke the CSP or asked another host.

    A test that provokes one clears `watcher.troubles` itself.
    """
    watching = Watcher()
    yield watching
    assert watching.troubles == []


@pytest.fixture
def open_page(browser: Browser, live_server: LiveServer, watcher: Watcher) -> Iterator[OpenPage]:
    """Open as many pages as there are people in the story."""
    contexts: list[BrowserContext] = []

    def open_one(
        user: Any = None, *, width: int = DESKTOP, dark: bool = False, scripts: bool = True
    ) -> Page:
        context = browser.new_context(
            base_url=live_server.url,
            viewport={"width": width, "height": HEIGHTS.get(width, 800)},
            color_scheme="dark" if dark else "light",
            reduced_motion="reduce",
            locale="fr-FR",
            timezone_id="Europe/Paris",
            java_script_enabled=scripts,
        )
        contexts.append(context)
        context.set_default_timeout(30_000)
        if user is not None:
            sign_in(context, user, live_server.url)
        page = context.new_page()
        watcher.watch(page)
        return page

    yield open_one
    for context in contexts:
        context.close()


@pytest.fixture
def page(open_page: OpenPage) -> Page:
    """A visitor's page, 1280 wide."""
    return open_page()


@pytest.fixture
def phone_page(open_page: OpenPage) -> Page:
    """A visitor's page, 360 wide."""
    return open_page(width=PHONE)


def sign_in(context: BrowserContext, user: Any, url: str) -> None:
    """Give a browser the session of a person, without the sign-in page."""
    client = Client()
    client.force_login(user)
    name = settings.SESSION_COOKIE_NAME
    context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": url}])


def sideways_scroll(page: Page) -> int:
    """How many pixels a page is wider than its window; 0 is right."""
    return int(
        page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    )
