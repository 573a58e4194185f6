"""What the doors of subscriptions are tried with."""

from typing import Any

from ouvrage.accounts.models import User
from ouvrage.accounts.tests.factories import UserFactory
from ouvrage.kit.ids import new_id
from ouvrage.kit.jobs import run_due
from ouvrage.payments.tests.factories import returned
from ouvrage.subscriptions.models import Incident
from ouvrage.subscriptions.pages import cancel_token
from ouvrage.subscriptions.services import contest_incident
from ouvrage.subscriptions.tests.factories import (
    SENTENCE,
    install_plans,
    payment_of,
    subscribed,
)


def running(people: dict[str, User]) -> dict[str, Any]:
    """One provider on a plan; the word of the one act that every line tries."""
    install_plans()
    subscription = subscribed(people["provider_selected"])
    return {
        "token": cancel_token(subscription),
        "name": "resilier",
        "plan": "essentiel",
        "months": 3,
        "signed": "perime",
    }


def incident() -> dict[str, Any]:
    """A payment that the bank took back, contested by a company of nobody else's."""
    person = UserFactory(pseudo="en_incident", provider=True)
    subscription = subscribed(person)
    returned(payment_of(subscription.terms.get()))
    run_due()
    incident = Incident.objects.get(term__subscription=subscription)
    contest_incident(incident_id=incident.pk, text="Déjà payé.", actor=person)
    return {"incident_id": incident.pk}


def answer(_scene: dict[str, Any]) -> dict[str, Any]:
    return {"text": "Voici pourquoi.", "verdict": "due"}


def debt(_scene: dict[str, Any]) -> dict[str, Any]:
    return {"reason": "La panne venait de nous."}


def order(_scene: dict[str, Any]) -> dict[str, Any]:
    return {"order_id": new_id(), "typed": SENTENCE}


def closing(_scene: dict[str, Any]) -> dict[str, Any]:
    return {"is_read": "on"}


def address(_scene: dict[str, Any]) -> dict[str, Any]:
    return {"email": "personne@nulle-part.example"}


def code(_scene: dict[str, Any]) -> dict[str, Any]:
    return {"email": "personne@nulle-part.example", "digits": "123456"}


def contest(_scene: dict[str, Any]) -> dict[str, Any]:
    return {"text": "Déjà payé."}
