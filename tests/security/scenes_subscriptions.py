"""What the doors of subscriptions are tried with."""

from typing import Any

from ouvrage.accounts.models import User
from ouvrage.kit.ids import new_id
from ouvrage.subscriptions.pages import cancel_token
from ouvrage.subscriptions.tests.factories import SENTENCE, install_plans, subscribed


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


def order(_scene: dict[str, Any]) -> dict[str, Any]:
    return {"order_id": new_id(), "typed": SENTENCE}


def address(_scene: dict[str, Any]) -> dict[str, Any]:
    return {"email": "personne@nulle-part.example"}


def code(_scene: dict[str, Any]) -> dict[str, Any]:
    return {"email": "personne@nulle-part.example", "digits": "123456"}


def contest(_scene: dict[str, Any]) -> dict[str, Any]:
    return {"text": "Déjà payé."}
