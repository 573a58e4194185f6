"""A provider's life with a plan: buying, a bank that refuses or asks, leaving by every door."""

import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from ouvrage.accounts.models import User
from ouvrage.accounts.tests.factories import UserFactory
from ouvrage.brands.tests.factories import BrandFactory
from ouvrage.conftest import activated
from ouvrage.credits.models import CreditKind
from ouvrage.credits.queries import balances
from ouvrage.kit.jobs import run_due
from ouvrage.kit.time import clock_at, now
from ouvrage.subscriptions.models import Cancellation, Subscription
from ouvrage.subscriptions.pages import cancel_path
from ouvrage.subscriptions.states import SubscriptionState
from ouvrage.subscriptions.tests.factories import SENTENCE, install_plans, subscribed
from tests.journeys.people import code_in_mail, newest_mail, press, see, settle
from tools.testing.browser import PHONE, OpenPage

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]

PAYS = "4242 4242 4242 4242"
DECLINES = "4000 0000 0000 0002"
ASKS = "4000 0025 0000 3155"
MINE = "/abonnement/"
MAIN_BUTTON = "main form button[data-kind=primary]:visible"
LAST_BUTTON = "main form button[data-kind=danger]:visible"
OPTION = "main .row-link[href='{}']"


@pytest.fixture
def paul(settings: Any) -> User:
    settings.DEMO_WITHOUT_SECOND_FACTOR = True
    BrandFactory(domain="localhost")
    install_plans()
    return activated(UserFactory(pseudo="paul", provider=True))


@pytest.fixture
def page(open_page: OpenPage, paul: User) -> Page:
    return open_page(paul)


@pytest.fixture
def counted(page: Page) -> Iterator[list[str]]:
    """What was clicked, in order."""
    clicks: list[str] = []

    def note(what: str) -> None:  # a method of a list cannot be exposed
        clicks.append(what)

    page.expose_function("noteClick", note)
    page.add_init_script(
        "addEventListener('click', e => noteClick(e.target.closest('a, button, label')"
        "?.textContent.trim() ?? ''), true)"
    )
    return clicks


def order(page: Page, plan: str = "Essentiel") -> None:
    """From the plans to the payment's page, with one slip of the pen on the way."""
    page.goto(reverse("growth:plans"))
    page.get_by_role("link", name=re.compile(f"S’abonner {plan}, 3 mois")).click()
    page.fill("[name=typed]", "Je commande.")
    press(page, MAIN_BUTTON)
    see(page, "104,40")
    expect(page.locator("[name=typed]")).to_have_value("Je commande.")
    page.fill("[name=typed]", SENTENCE.upper().replace("’", "'"))
    press(page, MAIN_BUTTON)
    page.wait_for_url(re.compile("/paiements/"))


def enter_card(page: Page, number: str) -> None:
    """A new card, entered on the provider's page, then back."""
    page.check("[name=means][value=card]")
    press(page, MAIN_BUTTON)
    see(page, "aucun argent réel")
    page.fill("[name=number]", number)
    press(page, MAIN_BUTTON)
    page.wait_for_url(re.compile("/paiements/"))
    settle(page)
    page.reload()


def left(paul: User) -> dict[str, int]:
    assert paul.company_id
    return {kind: balance.count for kind, balance in balances(paul.company_id).items()}


def subscription() -> Subscription:
    return Subscription.objects.get()


def test_a_plan_is_bought_and_its_invoice_is_there(page: Page, paul: User) -> None:
    before = left(paul)

    order(page)
    enter_card(page, PAYS)
    see(page, "Payé")
    press(page, "main a.button")

    page.wait_for_url(re.compile(MINE))
    see(page, "Essentiel")
    see(page, "Dernier jour pour refuser")
    assert left(paul)[CreditKind.OFFRE] == before[CreditKind.OFFRE] + 15
    page.goto(reverse("invoices:mine"))
    see(page, "104,40")
    with page.expect_download() as download:
        page.locator("main a[href$='/pdf/']").first.click()
    assert download.value.path().read_bytes().startswith(b"%PDF")
    assert "104,40" in newest_mail(paul.email)


def test_a_bank_refuses_then_another_asks_first(page: Page, paul: User) -> None:
    order(page)
    before = left(paul)

    enter_card(page, DECLINES)
    see(page, "Paiement non abouti")
    assert left(paul) == before
    enter_card(page, ASKS)
    press(page, "main a.button[data-kind=primary]")
    see(page, "Confirmer ce paiement")
    press(page, "main button[value=no]")
    page.reload()
    see(page, "Paiement non abouti")
    page.get_by_label("3155").check()
    press(page, MAIN_BUTTON)
    page.reload()
    press(page, "main a.button[data-kind=primary]")
    press(page, "main button[value=yes]")
    page.reload()

    see(page, "Payé")
    run_due()
    assert subscription().state == SubscriptionState.ACTIVE
    assert left(paul)[CreditKind.OFFRE] == before[CreditKind.OFFRE] + 15


def test_leaving_takes_three_clicks_and_is_taken_back_as_easily(
    page: Page, paul: User, counted: list[str]
) -> None:
    subscribed(paul, months=3)
    page.goto(reverse("web:today"))

    press(page, "nav a[href='/abonnement/']")
    press(page, OPTION.format("/abonnement/resilier/"))
    press(page, LAST_BUTTON)

    see(page, "Garder mon abonnement")
    assert len(counted) == 3, counted
    assert Cancellation.objects.get().subscription == subscription()
    assert "résili" in newest_mail(paul.email)
    press(page, OPTION.format("/abonnement/reprendre/"))
    press(page, MAIN_BUTTON)
    assert subscription().cancelled_at is None


def test_leaving_without_signing_in_by_a_code(open_page: OpenPage, paul: User) -> None:
    subscribed(paul)
    visitor = open_page(width=PHONE)
    visitor.goto("/")

    press(visitor, f"footer a[href='{reverse('subscriptions:terminate')}']")
    visitor.fill("[name=email]", paul.email)
    press(visitor, MAIN_BUTTON)
    visitor.fill("[name=digits]", code_in_mail(paul.email))
    press(visitor, MAIN_BUTTON)
    see(visitor, subscription().reference)
    press(visitor, LAST_BUTTON)

    see(visitor, "Votre contrat est résilié")
    assert subscription().cancelled_at


def test_leaving_by_the_link_of_a_notice_takes_two_clicks(open_page: OpenPage, paul: User) -> None:
    path = cancel_path(subscribed(paul, months=3))
    visitor = open_page(scripts=False)

    visitor.goto(path)  # the first: the button of the mail
    press(visitor, LAST_BUTTON)  # the second

    see(visitor, "Votre contrat est résilié")
    assert subscription().cancelled_at


def test_withdrawing_gives_everything_back(page: Page, paul: User) -> None:
    before = left(paul)
    order(page)
    enter_card(page, PAYS)

    page.goto(MINE)
    press(page, OPTION.format("/abonnement/renoncer/"))
    press(page, "main form button[data-kind]:visible")

    run_due()
    assert subscription().state == SubscriptionState.ENDED
    assert left(paul) == before
    page.goto(reverse("invoices:mine"))
    see(page, "Avoir")


def test_closing_settles_everything_on_one_screen(page: Page, paul: User) -> None:
    subscribed(paul)
    page.goto(reverse("accounts:security"))
    page.get_by_role("link", name="Voir ce qu’il faut régler").click()
    see(page, "34,80")
    page.check("[name=is_read]")
    press(page, LAST_BUTTON)

    see(page, "Votre contrat est résilié")
    assert subscription().state == SubscriptionState.ENDED
    assert "34,80" in newest_mail(paul.email)
    page.goto(reverse("subscriptions:closing"))
    see(page, "Rien ne court à votre nom")


def test_a_break_freezes_the_credits_and_moves_the_end(page: Page, paul: User) -> None:
    ended = subscribed(paul, months=3).ends_on
    page.goto(MINE)

    press(page, OPTION.format("/abonnement/pause/"))
    page.locator("main form select, main form input[type=radio]").first.wait_for()
    press(page, MAIN_BUTTON)

    see(page, "Mettre fin à la pause")
    assert subscription().ends_on > ended
    page.goto(reverse("credits:ledger"))
    see(page, "Gelés depuis")
    with clock_at(now() + timedelta(days=3)):
        page.goto(MINE)
        press(page, OPTION.format("/abonnement/relancer/"))
        press(page, MAIN_BUTTON)
    assert subscription().ends_on <= ended + timedelta(days=3)


def test_a_larger_plan_opens_once_the_difference_is_paid(page: Page, paul: User) -> None:
    order(page)
    enter_card(page, PAYS)
    before = left(paul)

    page.goto(MINE)
    press(page, OPTION.format("/abonnement/changer/"))
    page.get_by_text("Privilège").first.click()
    press(page, MAIN_BUTTON)
    page.wait_for_url(re.compile("/paiements/"))
    page.reload()  # charged on the card that is kept

    see(page, "Payé")
    run_due()
    assert subscription().plan.code == "privilege"
    assert left(paul)[CreditKind.CONTACT] > before[CreditKind.CONTACT]
