"""A missing payment is settled, then partly given back by two people; the provider sees it all."""

from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import Page

from ouvrage.accounts.models import User
from ouvrage.accounts.tests.factories import UserFactory
from ouvrage.brands.tests.factories import BrandFactory
from ouvrage.conftest import activated
from ouvrage.kit.jobs import run_due
from ouvrage.payments.gateways.simulator.bank import Habit
from ouvrage.payments.gateways.simulator.models import Simulated, SimulatedKind
from ouvrage.payments.models import Method, Payment, Refund
from ouvrage.payments.states import PaymentState, RefundState
from ouvrage.payments.tests.factories import returned
from ouvrage.subscriptions.models import Incident
from ouvrage.subscriptions.states import IncidentState
from ouvrage.subscriptions.tests.factories import install_plans, subscribed
from tests.journeys.people import press, see, settle
from tools.testing.browser import OpenPage

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]


@pytest.fixture
def paul(settings: Any) -> User:
    """A year of Privilège, paid, then taken back by the bank; his card pays again."""
    settings.DEMO_WITHOUT_SECOND_FACTOR = True
    install_plans()
    BrandFactory(domain="localhost")
    paul = activated(UserFactory(pseudo="paul", provider=True))
    subscription = subscribed(paul, "privilege", months=12)
    method = Method.objects.get()
    Simulated.objects.create(
        id=method.gateway_id, kind=SimulatedKind.METHOD, key="m", data={"habit": Habit.PAYS}
    )
    returned(Payment.objects.get(pk=subscription.terms.get().payment_id))
    run_due()
    return paul


def accountant(pseudo: str, name: str) -> User:
    return UserFactory(pseudo=pseudo, last_name=name, staff_roles=["accountant"])


def test_an_incident_is_settled_then_a_refund_by_two_reaches_the_provider(
    paul: User, open_page: OpenPage
) -> None:
    lucie, agnes = accountant("lucie", "Chanteloup"), accountant("agnes", "Bureau")
    hers, other, his = open_page(lucie), open_page(agnes), open_page(paul)

    settle_incident(hers, paul)
    payment = Payment.objects.get()
    story = reverse("payments:desk_payment", args=[payment.pk])
    ask_refund(hers, story)
    approve(other, story)

    see(hers, "Privilège")
    his.goto(reverse("invoices:mine"))
    see(his, "Avoir")
    see(his, "300,00")


def settle_incident(page: Page, paul: User) -> None:
    """From her day to the incident, then once more on the card."""
    page.goto(reverse("web:today"))
    page.click("main a:has-text('incident à régler')")
    page.click(f"main a:has-text('{paul.company.name}')")
    see(page, "Le paiement a été contesté")
    press(page, "main form[action$='/reessayer/'] button")
    assert Incident.objects.get().state == IncidentState.SETTLED
    assert Payment.objects.get().state == PaymentState.PAID
    page.reload()
    see(page, "Réglé")


def ask_refund(page: Page, story: str) -> None:
    """Above the bound: nothing moves, and her own approval is not offered."""
    page.goto(story)
    page.fill("[name=amount]", "300")
    page.fill("[name=reason]", "Deux semaines de panne")
    press(page, "main form[action$='/rembourser/'] button[data-kind=danger]")
    see(page, "un collègue décide")
    assert page.locator("form[action$='/approuver/']").count() == 0
    assert Refund.objects.get().state == RefundState.TO_APPROVE


def approve(page: Page, story: str) -> None:
    """Another accountant, from his own day."""
    page.goto(reverse("web:today"))
    page.click("main a:has-text('remboursement à approuver')")
    press(page, "main form[action$='/approuver/'] button")
    settle(page)
    page.goto(story)
    see(page, "Deux semaines de panne")
    assert Refund.objects.get().state == RefundState.DONE
