"""Ordering a plan: a text retyped, a payment, a first month of credits."""

from uuid import uuid4

import pytest

from ouvrage.credits.models import Grant
from ouvrage.kit.jobs import run_due
from ouvrage.notifications.models import Mail
from ouvrage.payments.models import Sale
from ouvrage.payments.tests.factories import ordered as under_way
from ouvrage.payments.tests.factories import refused
from ouvrage.subscriptions import errors, services
from ouvrage.subscriptions.models import Acceptance, Incident, Subscription
from ouvrage.subscriptions.policy import opened_by_plan
from ouvrage.subscriptions.services.ordering import confirmation_text
from ouvrage.subscriptions.tests.factories import ordered, payment_of, settle, subscribed

pytestmark = pytest.mark.django_db


def granted(person):
    rows = Grant.objects.filter(company=person.company, key__startswith="plan:")
    return {grant.kind: grant.count for grant in rows}


def test_a_paid_order_runs_with_its_first_credits_and_a_copy_of_the_conditions(paul):
    subscription = subscribed(paul, "essentiel", 3)

    term = subscription.terms.get()
    assert (subscription.state, term.state) == ("active", "paid")
    assert (term.ht_cents, term.vat_cents) == (8_700, 1_740)
    assert granted(paul) == {"CONSULTATION": 30, "OFFRE": 15, "CONTACT": 5}
    assert Sale.objects.get().ht_cents == 8_700
    letter = Mail.objects.get(kind="subscriptions.began")
    assert "quatorze jours" in letter.text
    assert subscription.reference in letter.text


def test_the_retyped_sentence_is_kept_as_proof_with_its_version(paul):
    subscription = ordered(
        paul,
        typed="je commande cet abonnement,  avec obligation de paiement et renouvellement tacite",
    )

    proof = Acceptance.objects.get(subscription=subscription)
    assert (proof.text.number, proof.text.language, proof.address) == (1, "fr", "192.0.2.1")
    assert proof.accepted_by == paul


def test_another_sentence_orders_nothing(paul):
    with pytest.raises(errors.TextDiffers):
        ordered(paul, typed="je veux bien essayer")

    assert not Subscription.objects.exists()


def test_without_a_text_to_accept_nothing_can_be_ordered():
    with pytest.raises(errors.NoText):
        confirmation_text("xx", None)


@pytest.mark.parametrize(("plan", "months"), [("decouverte", 1), ("essentiel", 2)])
def test_only_paid_plans_of_known_lengths_are_on_sale(paul, plan, months):
    with pytest.raises(errors.NotOnSale):
        ordered(paul, plan, months)


def test_a_double_click_is_one_order(paul):
    order_id = uuid4()

    first = ordered(paul, order_id=order_id)
    second = ordered(paul, order_id=order_id)

    assert first == second
    assert first.terms.count() == 1


def test_a_second_subscription_is_refused(paul):
    subscribed(paul)

    with pytest.raises(errors.AlreadySubscribed):
        ordered(paul, "privilege")


def test_an_unpaid_order_gives_way_to_the_next(paul):
    first = ordered(paul)

    second = ordered(paul, "privilege")

    first.refresh_from_db()
    assert (first.state, second.state) == ("abandoned", "awaiting_payment")
    assert payment_of(first.terms.get()).state == "cancelled"


def test_an_order_whose_payment_is_under_way_does_not_give_way(paul):
    first = ordered(paul)
    under_way(payment_of(first.terms.get()))

    with pytest.raises(errors.PaymentUnderWay):
        ordered(paul, "privilege")


def test_a_refused_payment_owes_nothing_and_may_be_paid_later(paul):
    subscription = ordered(paul)
    refused(payment_of(subscription.terms.get()))
    run_due()

    assert not Incident.objects.exists()
    assert Mail.objects.filter(kind="subscriptions.order_refused").count() == 1
    settle(subscription.terms.get())
    subscription.refresh_from_db()
    assert subscription.state == "active"


def test_an_order_may_be_abandoned(paul):
    subscription = ordered(paul)

    services.abandon_order(subscription_id=subscription.pk, actor=paul)

    subscription.refresh_from_db()
    assert subscription.state == "abandoned"
    assert subscription.terms.get().state == "void"


def test_a_plan_opens_what_its_version_says(paul, nadia):
    subscribed(paul, "privilege")

    assert opened_by_plan(paul.company_id).notes
    assert opened_by_plan(nadia.company_id).code == "decouverte"
    assert not opened_by_plan(nadia.company_id).notes
