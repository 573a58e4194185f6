"""The desk of incidents: sales agents look, the accountant settles, the company is told why."""

import pytest
from django.core import mail
from django.urls import reverse

from ouvrage.accounts.tests.factories import UserFactory
from ouvrage.kit.jobs import run_due
from ouvrage.payments.desk.registry import purposes
from ouvrage.payments.states import PaymentState
from ouvrage.payments.tests.factories import card, returned
from ouvrage.subscriptions import services
from ouvrage.subscriptions.errors import DebtOfIncident
from ouvrage.subscriptions.models import Incident
from ouvrage.subscriptions.services.asking import PURPOSE
from ouvrage.subscriptions.states import IncidentState, SubscriptionState
from ouvrage.subscriptions.tests.factories import ordered, payment_of, subscribed

pytestmark = pytest.mark.django_db
LIST = reverse("subscriptions:incidents")


@pytest.fixture
def agnes(db):
    return UserFactory(pseudo="agnes", last_name="Bureau", staff_roles=["accountant"])


@pytest.fixture
def damien(db):
    return UserFactory(pseudo="damien", staff_roles=["sales"])


@pytest.fixture
def at_desk(client, agnes, settings):
    settings.DEMO_WITHOUT_SECOND_FACTOR = True
    client.force_login(agnes)
    return client


def missing(person) -> Incident:
    """The bank took back what he paid."""
    subscription = subscribed(person)
    returned(payment_of(subscription.terms.get()))
    run_due()
    return Incident.objects.get(term__subscription=subscription)


@pytest.fixture
def incident(paul):
    return missing(paul)


@pytest.fixture
def contested(incident, paul):
    services.contest_incident(incident_id=incident.pk, text="J’avais résilié avant.", actor=paul)
    incident.refresh_from_db()
    return incident


def sheet(incident):
    return reverse("subscriptions:incident", args=[incident.pk])


def act(client, name, incident, **data):
    return client.post(reverse(f"subscriptions:incident_{name}", args=[incident.pk]), data)


def text_of(client, url, **query):
    return client.get(url, query).content.decode()


def test_incidents_are_listed_by_state_and_found_by_company(at_desk, incident, paul):
    assert sheet(incident) in text_of(at_desk, LIST)
    assert sheet(incident) in text_of(at_desk, LIST, q=paul.company.name[:8])
    assert sheet(incident) not in text_of(at_desk, LIST, q="Personne")
    assert sheet(incident) not in text_of(at_desk, LIST, etat="settled")
    assert sheet(incident) not in text_of(at_desk, LIST, etat="contested")


def test_the_list_costs_as_much_for_many_as_for_one(at_desk, django_assert_max_num_queries):
    for number in range(35):
        missing(UserFactory(pseudo=f"p{number}", provider=True))

    with django_assert_max_num_queries(8):
        text = text_of(at_desk, LIST)

    assert text.count("data-row>") == 30
    assert 'rel="next"' in text


def test_the_file_of_the_list_is_for_the_same_readers(at_desk, incident):
    answer = at_desk.get(reverse("subscriptions:incidents_export"))

    assert "34,80" in b"".join(answer.streaming_content).decode()


def test_the_sheet_tells_what_happened(at_desk, contested, django_assert_max_num_queries):
    with django_assert_max_num_queries(12):
        text = text_of(at_desk, sheet(contested))

    for told in ("Incident ouvert", "Contesté par", "J’avais résilié avant.", "Visa ···· 4242"):
        assert told in text, told
    assert reverse("payments:desk_payment", args=[contested.payment_id]) in text


def test_a_sales_agent_reads_no_bank_details_and_settles_nothing(at_desk, incident, damien):
    at_desk.force_login(damien)

    text = text_of(at_desk, sheet(incident))

    assert "34,80" in text
    for hidden in ("4242", "Visa", "contesté auprès de la banque", "/reessayer/", "/annuler/"):
        assert hidden not in text, hidden
    assert act(at_desk, "forgive", incident, reason="Geste").status_code == 403
    assert incident.state == IncidentState.OPEN


def test_the_payment_is_tried_again_at_once(at_desk, incident, paul):
    card(paul.company, is_default=False)

    act(at_desk, "retry", incident)

    assert payment_of(incident.term).state == PaymentState.PROCESSING


def test_a_debt_is_cancelled_with_a_reason_that_is_mailed(at_desk, incident, paul):
    assert act(at_desk, "forgive", incident, reason="").status_code == 422

    act(at_desk, "forgive", incident, reason="La panne du 12 venait de nous.")
    act(at_desk, "forgive", incident, reason="Deux clics.")
    run_due()

    incident.refresh_from_db()
    assert incident.state == IncidentState.FORGIVEN
    assert incident.term.subscription.state == SubscriptionState.ENDED
    letters = [letter for letter in mail.outbox if paul.email in letter.to]
    assert [letter for letter in letters if "La panne du 12 venait de nous." in letter.body]
    assert not [letter for letter in letters if "Deux clics." in letter.body]
    assert "La panne du 12" in text_of(at_desk, sheet(incident))


@pytest.mark.parametrize(
    ("verdict", "state"), [("due", IncidentState.OPEN), ("upheld", IncidentState.FORGIVEN)]
)
def test_a_contest_is_answered_in_writing(at_desk, contested, paul, verdict, state):
    assert act(at_desk, "answer", contested, text="Bonjour").status_code == 422

    act(at_desk, "answer", contested, text="Voici pourquoi.", verdict=verdict)
    run_due()

    contested.refresh_from_db()
    assert contested.state == state
    letters = [letter.body for letter in mail.outbox if paul.email in letter.to]
    assert any("Voici pourquoi." in letter for letter in letters)


def test_the_payment_of_an_incident_is_not_given_up_behind_its_back(at_desk, incident, agnes):
    with pytest.raises(DebtOfIncident):
        purposes[PURPOSE].give_up(payment_of(incident.term), agnes)
    at_desk.post(reverse("payments:cancel", args=[incident.payment_id]))

    assert payment_of(incident.term).state != PaymentState.CANCELLED
    text = text_of(at_desk, reverse("payments:desk_payment", args=[incident.payment_id]))
    assert sheet(incident) in text


def test_an_unpaid_order_is_given_up_with_its_payment(at_desk, paul):
    subscription = ordered(paul)
    payment = payment_of(subscription.terms.get())

    at_desk.post(reverse("payments:cancel", args=[payment.pk]))

    subscription.refresh_from_db()
    assert subscription.state == SubscriptionState.ABANDONED
    assert payment_of(subscription.terms.get()).state == PaymentState.CANCELLED
