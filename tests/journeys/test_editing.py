"""Two administrators change a number and a plan; an agent calls whoever's plan ends soon."""

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse

from ouvrage.access.parameters import CONTACT_CAP
from ouvrage.accounts.models import StaffRole, User
from ouvrage.accounts.tests.factories import UserFactory
from ouvrage.brands import versions
from ouvrage.brands.tests.factories import BrandFactory
from ouvrage.conftest import activated
from ouvrage.kit.time import clock_at, now, today
from ouvrage.subscriptions.models import PlanVersion
from ouvrage.subscriptions.tests.factories import install_plans, subscribed
from tests.journeys.people import press, see, settle
from tools.testing.browser import PHONE, OpenPage

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]


@pytest.fixture
def site(settings: Any) -> None:
    settings.DEMO_WITHOUT_SECOND_FACTOR = True
    BrandFactory(domain="localhost")
    install_plans()
    versions.forget()


@pytest.fixture
def paul(site: None) -> User:
    return activated(UserFactory(pseudo="paul", last_name="Renaud", provider=True))


def test_a_number_and_a_plan_take_two_and_hold_from_their_day(
    open_page: OpenPage, paul: User
) -> None:
    with clock_at(now() - timedelta(days=3)):
        subscribed(paul, "essentiel", 1)
    agnes = open_page(UserFactory(pseudo="agnes", admin=True))
    bruno = open_page(UserFactory(pseudo="bruno", admin=True), width=PHONE)

    agnes.goto(reverse("backoffice:parameter", args=[CONTACT_CAP.key]))
    agnes.fill("[name=value]", "cent")
    agnes.fill("[name=why]", "Les clients demandent plus de choix.")
    press(agnes)
    see(agnes, "cent")
    agnes.fill("[name=value]", "8")
    press(agnes)
    press(agnes, "button[name=decide]")

    bruno.goto(reverse("backoffice:decisions"))
    bruno.locator("main a.row-link").first.click()
    see(bruno, "Les clients demandent plus de choix.")
    press(bruno, "form[action$='/approuver/'] button")
    versions.forget()
    assert CONTACT_CAP.value(at=now() + timedelta(days=2)) == 8

    agnes.goto(reverse("backoffice:plans"))
    agnes.click(f'main a[href="{reverse("backoffice:plan", args=["essentiel"])}"]')
    agnes.fill("[name=month_cents]", "31")
    agnes.fill("[name=day]", (today() + timedelta(days=5)).isoformat())
    agnes.fill("[name=why]", "Les charges ont monté.")
    press(agnes)
    see(agnes, "31,00")
    press(agnes, "button[name=decide]")
    bruno.goto(reverse("backoffice:decisions"))
    bruno.locator("main a.row-link").first.click()
    press(bruno, "form[action$='/approuver/'] button")
    assert PlanVersion.objects.get(plan__code="essentiel", number=2).month_cents == 3_100

    own = open_page(paul)
    own.goto(reverse("subscriptions:mine"))
    see(own, "37,20")  # 31 € and French VAT: what the renewal will cost


def test_an_agent_finds_whose_plan_ends_soon_and_notes_the_call(
    open_page: OpenPage, paul: User
) -> None:
    with clock_at(now() - timedelta(days=3)):
        subscribed(paul, "essentiel", 1)
    activated(UserFactory(pseudo="nadia", provider=True))
    agent = open_page(activated(UserFactory(pseudo="damien", staff_roles=[StaffRole.SALES])))

    agent.goto(reverse("growth:sales"))
    agent.click('main a[href$="liste=soon"]')
    agent.wait_for_url("**liste=soon")
    assert agent.locator("main li[data-row]").count() == 1
    agent.locator("main a.row-link").first.click()
    agent.wait_for_load_state()
    press(agent, "form[action$='/telephone/'] button")
    agent.fill("form[action$='/note/'] [name=text]", "Il renouvellera si les projets viennent.")
    agent.fill("[name=call_back_on]", (today() + timedelta(days=7)).isoformat())
    press(agent, "form[action$='/note/'] button")
    see(agent, "Il renouvellera si les projets viennent.")

    agent.fill("form[action$='/promesse/'] [name=text]", "Deux crédits contact en plus.")
    agent.fill("[name=ends_on]", (today() + timedelta(days=30)).isoformat())
    press(agent, "form[action$='/promesse/'] button")
    settle(agent)
    own = open_page(paul)
    own.goto(reverse("growth:commitments"))
    see(own, "Deux crédits contact en plus.")
