"""The screen before an account closes: what it says, and what its one button does."""

from datetime import timedelta

import pytest
from django.urls import reverse

from ouvrage.credits.models import CreditKind
from ouvrage.credits.services import spend_credit
from ouvrage.credits.tests.factories import bought_pack, install_packs, ordered_pack
from ouvrage.credits.tests.factories import payment_of as payment_of_pack
from ouvrage.kit.jobs import run_due
from ouvrage.kit.time import clock_at, now
from ouvrage.offers.tests.factories import offer_of
from ouvrage.payments.tests.factories import returned
from ouvrage.projects.tests.factories import ProjectFactory
from ouvrage.subscriptions import jobs, services
from ouvrage.subscriptions.models import Cancellation
from ouvrage.subscriptions.tests.factories import ordered, payment_of, settle, subscribed

pytestmark = pytest.mark.django_db

HERE = "/abonnement/cloture/"


@pytest.fixture
def page(client, paul):
    """Paul at his own pages."""
    client.force_login(paul)
    return client


def shown(page):
    answer = page.get(HERE)
    assert answer.status_code == 200
    return answer.content.decode().replace("\u202f", " ").replace("\xa0", " ")


def spend(person, kind=CreditKind.OFFRE):
    spend_credit(company_id=person.company_id, kind=kind, key="open:1:1:x", reference="project:1")


def test_with_nothing_to_settle_the_page_says_so_and_leads_on(page):
    text = shown(page)

    assert "Rien ne court à votre nom" in text
    assert "Rien n’est dû." in text
    assert reverse("brands:legal") in text
    assert 'data-kind="danger"' not in text


def test_the_button_needs_the_box_and_says_what_it_missed(page, paul):
    subscription = subscribed(paul)

    answer = page.post(HERE)

    subscription.refresh_from_db()
    assert answer.status_code == 422
    assert subscription.is_running


def test_within_the_days_of_withdrawal_the_whole_price_is_promised(page, paul):
    subscribed(paul)

    assert "34,80 € vous sont rendus" in shown(page)


def test_once_a_credit_is_spent_the_page_proposes_the_last_day_instead(page, paul):
    subscribed(paul)
    spend(paul)

    text = shown(page)

    assert "sont payés et ne sont pas remboursés" in text
    assert reverse("subscriptions:act", args=["resilier"]) in text


def test_what_is_missing_and_what_is_paid_in_advance_are_told(page, paul):
    with clock_at(now() - timedelta(days=40)):
        subscribed(paul)
    jobs.renew()
    run_due()

    text = shown(page)

    assert "manquant depuis le" in text
    assert "Les 34,80 € manquants ne sont plus dus par personne" in text


def test_months_paid_in_advance_come_back(page, paul):
    with clock_at(now() - timedelta(days=20)):
        subscription = subscribed(paul)
    settle(services.extend_subscription(subscription_id=subscription.pk, months=3, actor=paul))

    text = shown(page)

    assert "Mois payés d’avance" in text
    assert "104,40 € vous sont rendus" in text


def test_a_debt_for_spent_credits_stays_due_and_can_be_settled(page, paul):
    install_packs()
    payment = payment_of_pack(bought_pack(paul, "offres"))
    spend(paul)
    returned(payment)
    run_due()

    text = shown(page)

    assert "reste dû" in text
    assert reverse("payments:pay", args=[payment.pk]) in text


def test_offers_and_unpaid_orders_are_told(page, paul):
    install_packs()
    ordered_pack(paul)
    offer_of(paul, ProjectFactory())

    text = shown(page)

    assert "1 offre en cours" in text
    assert "1 commande de crédits est abandonnée" in text


def test_an_unpaid_order_of_a_plan_is_dropped_with_a_sentence(page, paul):
    subscription = ordered(paul)
    assert "La commande « Essentiel » est abandonnée" in shown(page)

    answer = page.post(HERE, {"is_read": "on"})

    subscription.refresh_from_db()
    assert (answer.status_code, answer["Location"]) == (303, HERE)
    assert subscription.state == "abandoned"
    assert payment_of(subscription.terms.get()).state == "cancelled"


def test_the_receipt_follows_and_a_double_click_is_one_effect(page, paul):
    subscription = subscribed(paul)

    first = page.post(HERE, {"is_read": "on"})
    second = page.post(HERE, {"is_read": "on"})

    assert first["Location"].startswith("/resilier/recu/")
    assert subscription.reference in page.get(first["Location"]).content.decode()
    assert second["Location"] == HERE
    assert Cancellation.objects.count() == 1


def test_the_page_is_found_from_the_subscription_and_from_the_security_page(page):
    assert HERE in page.get(reverse("subscriptions:mine")).content.decode()
    assert HERE in page.get(reverse("accounts:security")).content.decode()


def test_a_client_has_no_such_page(client, claire):
    client.force_login(claire)

    assert client.get(HERE).status_code == 403
    assert HERE not in client.get(reverse("accounts:security")).content.decode()


def test_the_page_asks_a_bounded_number_of_questions(page, paul, django_assert_max_num_queries):
    install_packs()
    subscription = subscribed(paul)
    ordered_pack(paul)
    settle(services.extend_subscription(subscription_id=subscription.pk, months=3, actor=paul))
    offer_of(paul, ProjectFactory())
    shown(page)

    with django_assert_max_num_queries(34):
        shown(page)
