"""What of money waits on « Aujourd’hui »."""

from datetime import timedelta

import pytest
from django.urls import reverse

from ouvrage.accounts.tests.factories import UserFactory
from ouvrage.brands.tests.factories import BrandFactory
from ouvrage.kit.jobs import run_due
from ouvrage.kit.time import clock_at, now, today
from ouvrage.payments.models import Difference, DifferenceKind
from ouvrage.payments.services import propose_refund
from ouvrage.payments.states import ChargeState
from ouvrage.payments.tests.factories import answered, asked, paid, returned
from ouvrage.subscriptions.models import Incident
from ouvrage.subscriptions.services import contest_incident
from ouvrage.subscriptions.tests.factories import install_plans, payment_of, subscribed

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def site(db):
    install_plans()
    return BrandFactory()


@pytest.fixture
def agnes(db):
    return UserFactory(pseudo="agnes", staff_roles=["accountant"])


def day_of(client, person):
    client.force_login(person)
    return client.get(reverse("web:today")).content.decode()


def missing(person) -> Incident:
    subscription = subscribed(person)
    returned(payment_of(subscription.terms.get()))
    run_due()
    return Incident.objects.get(term__subscription=subscription)


def test_a_provider_settles_a_missing_payment_from_there(client, paul):
    incident = missing(paul)

    text = day_of(client, paul)

    assert "34,80" in text
    assert reverse("payments:pay", args=[incident.payment_id]) in text


def test_one_he_contests_waits_for_its_answer(client, paul):
    incident = missing(paul)
    contest_incident(incident_id=incident.pk, text="Déjà payé.", actor=paul)

    text = day_of(client, paul)

    assert "la comptabilité vous répond" in text
    assert reverse("payments:pay", args=[incident.payment_id]) not in text


def test_a_renewal_is_told_once_it_may_be_announced(client, paul):
    with clock_at(now() - timedelta(days=10)):
        subscribed(paul, months=3)
    assert "se renouvelle le" not in day_of(client, paul)

    with clock_at(now() + timedelta(days=30)):
        assert "se renouvelle le" in day_of(client, paul)


def test_a_payment_that_the_bank_wants_confirmed_waits(client, paul):
    payment = answered(asked(paul.company), ChargeState.ACTION_REQUIRED)

    assert reverse("payments:pay", args=[payment.pk]) in day_of(client, paul)


def test_an_accountants_day_is_what_waits_for_a_decision(
    client, paul, nadia, agnes, settings, django_assert_max_num_queries
):
    settings.DEMO_WITHOUT_SECOND_FACTOR = True
    contested = missing(paul)
    contest_incident(incident_id=contested.pk, text="Déjà payé.", actor=paul)
    propose_refund(
        key="large",
        payment_id=paid(asked(nadia.company, 84_960)).pk,
        amount_cents=50_000,
        reason="Geste",
        actor=UserFactory(staff_roles=["accountant"]),
    )
    Difference.objects.create(
        gateway="simulator", reference="x", kind=DifferenceKind.MISSING_HERE, day_on=today()
    )

    day_of(client, agnes)
    with django_assert_max_num_queries(12):
        text = client.get(reverse("web:today")).content.decode()

    for told in ("1 écart", "1 remboursement à approuver", "1 incident contesté"):
        assert told in text, told
    assert "incident à régler" not in text


def test_a_quiet_day_says_so(client, agnes, settings):
    settings.DEMO_WITHOUT_SECOND_FACTOR = True

    assert "Rien ne vous attend" in day_of(client, agnes)
