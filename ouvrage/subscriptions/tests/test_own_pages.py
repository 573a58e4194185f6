"""What a provider sees of his subscription, orders, and does with it."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse

from ouvrage.kit.ids import new_id
from ouvrage.kit.jobs import run_due
from ouvrage.kit.time import clock_at, now, today
from ouvrage.payments.models import Payment
from ouvrage.subscriptions import jobs
from ouvrage.subscriptions.models import Acceptance, Incident, Subscription
from ouvrage.subscriptions.tests.factories import SENTENCE, ordered, subscribed

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(client, paul):
    """Paul at his own pages."""
    client.force_login(paul)
    return client


def mine(page):
    return page.get(reverse("subscriptions:mine")).content.decode()


def act(page, name, **chosen):
    return page.post(reverse("subscriptions:act", args=[name]), chosen)


def test_without_a_plan_the_page_says_what_is_free_and_where_to_look(page):
    shown = mine(page)

    assert "Découverte" in shown
    assert reverse("growth:plans") in shown


def test_a_running_plan_shows_its_dates_and_the_last_day_to_refuse(page, paul):
    subscription = subscribed(paul, "essentiel", months=3)

    shown = mine(page)

    assert "Dernier jour pour refuser le renouvellement" in shown
    assert f'datetime="{subscription.ends_on:%Y-%m-%d}' in shown
    assert "104,40" in shown.replace("\u202f", " ")


def test_the_page_asks_a_bounded_number_of_questions(page, paul, django_assert_max_num_queries):
    subscribed(paul, "privilege", months=12)
    mine(page)

    with django_assert_max_num_queries(26):
        mine(page)


def test_a_sentence_that_differs_orders_nothing_and_keeps_what_was_typed(page):
    answer = page.post(
        reverse("subscriptions:order", args=["essentiel", 1]),
        {"order_id": new_id(), "typed": "Je commande peut-être."},
    )

    assert answer.status_code == 422
    assert "Je commande peut-être." in answer.content.decode()
    assert not Subscription.objects.exists()


def test_the_right_sentence_leads_to_the_payment_and_a_double_click_is_one_order(page):
    typed = {"order_id": uuid4(), "typed": SENTENCE.upper()}

    first = page.post(reverse("subscriptions:order", args=["essentiel", 3]), typed)
    second = page.post(reverse("subscriptions:order", args=["essentiel", 3]), typed)

    payment = Payment.objects.get()
    assert first["Location"] == second["Location"] == reverse("payments:pay", args=[payment.pk])
    assert payment.amount_cents == 10_440
    assert Acceptance.objects.get().typed == SENTENCE.upper()


@pytest.mark.parametrize(("plan", "months"), [("decouverte", 1), ("essentiel", 2), ("or", 1)])
def test_what_is_not_sold_has_no_page(page, plan, months):
    assert page.get(reverse("subscriptions:order", args=[plan, months])).status_code == 404


def test_a_plan_is_cancelled_and_taken_up_again(page, paul):
    subscription = subscribed(paul)

    assert act(page, "resilier").status_code == 303
    assert "prend fin" in mine(page)

    act(page, "reprendre")
    subscription.refresh_from_db()
    assert subscription.cancelled_at is None


def test_a_plan_is_paused_for_two_months_and_resumed(page, paul):
    subscription = subscribed(paul)
    ends_on = subscription.ends_on or today()

    act(page, "pause", chosen="2")
    subscription.refresh_from_db()
    assert subscription.state == "paused"
    assert ((subscription.ends_on or today()) - ends_on).days > 58

    act(page, "relancer")
    subscription.refresh_from_db()
    assert (subscription.state, subscription.ends_on) == ("active", ends_on)


def test_a_pause_of_a_length_that_is_not_offered_is_said_on_the_page(page, paul):
    subscribed(paul)

    assert act(page, "pause", chosen="7").status_code == 422


def test_withdrawing_ends_the_plan(page, paul):
    subscription = subscribed(paul)

    act(page, "renoncer")

    subscription.refresh_from_db()
    assert subscription.end_reason == "withdrawn"


def test_extending_and_changing_lead_to_a_payment_that_may_be_dropped(page, paul):
    subscribed(paul)

    longer = act(page, "prolonger", chosen="3")
    assert "/paiements/" in longer["Location"]
    act(page, "abandonner")

    larger = act(page, "changer", chosen="privilege")
    assert "/paiements/" in larger["Location"]


def test_an_order_that_waits_is_shown_and_can_be_dropped(page, paul):
    subscription = ordered(paul)
    assert "34,80" in mine(page)

    act(page, "abandonner")

    subscription.refresh_from_db()
    assert subscription.state == "abandoned"


def test_a_missing_payment_is_explained_and_may_be_contested(page, paul):
    with clock_at(now() - timedelta(days=40)):
        subscribed(paul)
    jobs.renew()
    run_due()
    incident = Incident.objects.get()

    shown = mine(page)
    assert "34,80" in shown
    assert reverse("payments:pay", args=[incident.payment_id]) in shown

    page.post(reverse("subscriptions:contest", args=[incident.pk]), {"text": "Déjà payé."})
    incident.refresh_from_db()
    assert incident.state == "contested"


def test_an_act_without_a_subscription_has_no_page(page):
    assert act(page, "resilier").status_code == 404
    assert page.get(reverse("subscriptions:act", args=["voler"])).status_code == 404


def test_what_was_accepted_can_be_read_again(page, paul):
    subscribed(paul)

    assert (
        "avec obligation de paiement"
        in page.get(reverse("subscriptions:documents")).content.decode()
    )
