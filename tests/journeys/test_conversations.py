"""Two people talk: written, seen to wait at the other side, read, muted, blocked, live."""

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from ouvrage.accounts.models import User
from ouvrage.accounts.tests.factories import UserFactory
from ouvrage.brands.tests.factories import BrandFactory
from ouvrage.conftest import activated
from ouvrage.offers.models import Offer
from ouvrage.offers.tests.factories import offer_of
from ouvrage.projects.tests.factories import ProjectFactory
from ouvrage.web.tests.talks import write
from tests.journeys.people import settle
from tools.testing.browser import PHONE, OpenPage, sideways_scroll

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]
LIST = reverse("messaging:conversations")


@pytest.fixture
def claire() -> User:
    BrandFactory()
    return activated(UserFactory(pseudo="claire"))


@pytest.fixture
def paul() -> User:
    return activated(UserFactory(pseudo="paul", provider=True))


@pytest.fixture
def offer(claire: User, paul: User) -> Offer:
    return offer_of(paul, ProjectFactory(client=claire, title="Une enseigne peinte"))


def choose(page: Page, choice: str) -> None:
    """One entry of the menu of the first conversation."""
    page.locator("main details.menu > summary").first.click()
    page.locator("main details.menu[open] button", has_text=choice).click()
    settle(page)


def test_written_waiting_read_muted_and_blocked(
    open_page: OpenPage, offer: Offer, claire: User, paul: User
) -> None:
    hers, his = open_page(claire), open_page(paul)
    hers.goto(reverse("offers:read", args=[offer.pk]))
    hers.fill("#messages textarea", "Pouvez-vous peindre à la main ?")
    hers.locator("#messages form.form button").click()
    settle(hers)

    his.goto(reverse("web:today"))
    counted = his.locator('[data-counts="messages"] .count')
    expect(counted).to_have_text("1")
    his.locator('[data-counts="messages"]').click()
    his.get_by_role("link", name="Une enseigne peinte").click()
    expect(his.locator("article:target")).to_contain_text("peindre à la main")
    expect(counted).to_be_hidden()

    hers.reload()
    expect(hers.locator("#said")).to_contain_text("lu aujourd’hui")

    his.goto(LIST)
    choose(his, "Sourdine")
    expect(his.locator(".row-facts")).to_contain_text("En sourdine")
    choose(his, "Bloquer")
    expect(his.locator(".row-facts")).to_contain_text("Bloquée par vous")

    hers.reload()
    expect(hers.locator("#messages")).to_contain_text("ne reçoit plus de messages privés")
    expect(hers.locator("#messages textarea")).to_have_count(0)
    choose(his, "Débloquer")
    hers.reload()
    expect(hers.locator("#messages textarea")).to_be_visible()


def test_what_arrives_stands_on_the_open_page_and_typed_words_stay(
    open_page: OpenPage, offer: Offer, claire: User, paul: User
) -> None:
    page = open_page(claire)
    page.clock.install()
    page.goto(reverse("offers:read", args=[offer.pk]))
    page.fill("#messages textarea", "Je commence à répondre")
    write(offer, paul, "Une chose encore")

    page.clock.run_for(31_000)

    expect(page.locator("#said")).to_contain_text("Une chose encore")
    expect(page.locator("#messages textarea")).to_have_value("Je commence à répondre")


def test_the_list_is_found_and_used_on_a_phone(
    open_page: OpenPage, offer: Offer, claire: User, paul: User
) -> None:
    write(offer, paul)
    page = open_page(claire, width=PHONE)
    page.goto(reverse("web:today"))
    page.locator(".masthead-menu > summary").click()
    page.locator(f'.masthead-sheet a[href="{LIST}"]').click()

    page.locator("main details.menu > summary").first.click()

    expect(page.locator("main .menu-items")).to_be_in_viewport(ratio=1)
    assert sideways_scroll(page) <= 0
