"""« Résilier votre contrat » without signing in: three clicks, no telling who is known."""

import re

import pytest
from django.urls import reverse

from ouvrage.kit.jobs import run_due
from ouvrage.notifications.models import Mail
from ouvrage.subscriptions.models import Cancellation
from ouvrage.subscriptions.pages import cancel_path
from ouvrage.subscriptions.tests.factories import subscribed

pytestmark = pytest.mark.django_db


@pytest.fixture
def subscription(paul):
    return subscribed(paul)


def asked(client, email):
    answer = client.post(reverse("subscriptions:terminate"), {"email": email})
    run_due()
    return answer


def code_sent_to(person) -> str:
    mail = Mail.objects.filter(recipient=person, kind="subscriptions.code").latest("queued_at")
    return re.search(r"\b\d{6}\b", mail.text).group()


def test_an_address_a_code_and_a_confirmation_cancel(client, subscription, paul, settings):
    client.post(reverse("subscriptions:terminate"), {"email": paul.email.upper()})
    proof = {"email": paul.email, "digits": code_sent_to(paul)}

    summary = client.post(reverse("subscriptions:terminate_read"), proof).content.decode()
    assert subscription.reference in summary
    assert Cancellation.objects.count() == 0

    done = client.post(reverse("subscriptions:terminate_confirm"), proof)

    receipt = client.get(done["Location"])
    assert subscription.reference in receipt.content.decode()
    assert receipt["Referrer-Policy"] == "same-origin"
    run_due()
    assert Mail.objects.filter(kind="subscriptions.cancelled", recipient=paul).count() == 1


def test_an_unknown_address_is_answered_in_the_same_words(client, subscription, paul):
    known = asked(client, paul.email).content.decode()
    unknown = asked(client, "personne@nulle-part.example").content.decode()

    def words(page: str) -> str:
        return re.sub(r"nonce=\"[^\"]+\"|value=\"[^\"]+\"", "", page)

    assert words(known) == words(unknown)
    assert not Mail.objects.filter(address="personne@nulle-part.example").exists()


def test_a_wrong_code_cancels_nothing_and_may_be_typed_again(client, subscription, paul):
    asked(client, paul.email)

    answer = client.post(
        reverse("subscriptions:terminate_confirm"), {"email": paul.email, "digits": "000000"}
    )

    assert answer.status_code == 422
    assert Cancellation.objects.count() == 0


def test_the_link_of_a_notice_shows_first_and_cancels_on_the_second_click(client, subscription):
    path = cancel_path(subscription)

    shown = client.get(path)
    assert subscription.reference in shown.content.decode()
    assert Cancellation.objects.count() == 0

    client.post(path)
    client.post(path)
    assert Cancellation.objects.get().way == "link"
    assert "Déjà résilié" in client.get(path).content.decode()


def test_a_link_that_was_altered_leads_to_the_other_way(client, subscription):
    answer = client.get(cancel_path(subscription)[:-3] + "xx/")

    assert answer["Location"] == reverse("subscriptions:terminate")


def test_a_receipt_cannot_be_guessed(client):
    assert client.get(reverse("subscriptions:receipt", args=["abc"])).status_code == 404
