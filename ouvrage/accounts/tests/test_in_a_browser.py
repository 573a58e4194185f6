"""The pages of accounts in a real browser: readable by everybody, on a phone, in the dark."""

import pytest

from ouvrage.accounts.tests.factories import UserFactory
from ouvrage.brands.tests.factories import BrandFactory
from ouvrage.conftest import activated

ENTRANCE = ["/compte/connexion/", "/compte/inscription/", "/compte/pseudo-oublie/"]
OWN = [
    "/compte/profil/",
    "/compte/entreprise/",
    "/compte/securite/",
    "/compte/preferences/",
    "/compte/appareils/",
    "/mes-mails/",
    "/notifications/",
]


@pytest.fixture
def site(transactional_db):
    return BrandFactory(domain="localhost")


def troubles_of(page, path, axe, live_server):
    page.goto(f"{live_server.url}{path}")
    wide = page.evaluate("document.documentElement.scrollWidth > window.innerWidth")
    return axe(page) + ([f"{path} scrolls sideways"] if wide else [])


@pytest.mark.parametrize(("width", "dark"), [(1280, False), (360, True)])
def test_visitors_find_no_obstacle(site, open_page, axe, live_server, width, dark):
    page = open_page(width=width, dark=dark)

    for path in ENTRANCE:
        assert troubles_of(page, path, axe, live_server) == []


@pytest.mark.parametrize(("width", "dark"), [(1280, False), (360, True)])
def test_members_find_no_obstacle(site, open_page, axe, live_server, width, dark):
    paul = activated(UserFactory(pseudo="paul", provider=True))
    page = open_page(paul, width=width, dark=dark)

    for path in OWN:
        assert troubles_of(page, path, axe, live_server) == []


def test_signing_up_works_without_scripts(site, open_page, live_server):
    page = open_page(scripts=False)
    page.goto(f"{live_server.url}/compte/inscription/")

    page.fill("[name=email]", "claire@courriel.example")
    page.fill("[name=username]", "claire")
    page.fill("[name=password1]", "une phrase toute simple")
    page.click("main button[data-kind=primary]")

    assert page.url.endswith("/compte/activation/")
