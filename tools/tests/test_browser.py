"""The browser of the tests fails a test for what a person would not see."""

from __future__ import annotations

import pytest

from ouvrage.accounts.tests.factories import UserFactory
from tools.testing.browser import PHONE, Watcher, sideways_scroll


@pytest.fixture
def home(page, live_server):
    page.goto("/")
    return page


def test_a_page_opens_without_errors_at_both_widths(home, open_page):
    phone = open_page(width=PHONE)
    phone.goto("/")

    assert home.title()
    assert sideways_scroll(phone) == 0


def test_a_foreign_request_is_refused_and_noted(home, watcher: Watcher):
    home.evaluate("fetch('https://elsewhere.example/x').catch(() => null)")

    assert any("elsewhere.example" in trouble for trouble in watcher.troubles)
    watcher.troubles.clear()


def test_an_inline_style_is_refused_by_the_policy_and_noted(home, watcher: Watcher):
    home.evaluate("document.body.setAttribute('style', 'color: red')")

    assert any("Content Security Policy" in trouble for trouble in watcher.troubles)
    watcher.troubles.clear()


def test_axe_finds_a_picture_without_words(home, axe, watcher: Watcher):
    home.evaluate("document.querySelector('main').append(new Image())")

    assert any(line.startswith("image-alt") for line in axe(home))
    watcher.troubles.clear()


def test_a_person_is_signed_in_without_the_sign_in_page(open_page, live_server):
    page = open_page(UserFactory())
    page.goto("/")

    assert page.locator("body").inner_text()
    assert [cookie["name"] for cookie in page.context.cookies(live_server.url)]
