"""What the doors of Suivi Projet are tried with: a call noted on the open project."""

from typing import Any

from ouvrage.accounts.models import User
from ouvrage.followup.contacts.links import calls_path
from ouvrage.followup.contacts.services import note_attempt
from ouvrage.kit.ids import new_id


def called(people: dict[str, User], scene: dict[str, Any]) -> dict[str, Any]:
    """The provider who has the contact called in vain; the client is asked by mail."""
    caller, owner = people["provider_contact"], people["client_owner"]
    attempt = note_attempt(
        attempt_id=new_id(),
        project_id=scene["project_id"],
        outcome="no_answer",
        actor=caller,
    )
    return scene | {
        "attempt_id": attempt.pk,
        "company_id": caller.company_id,
        "client_id": owner.pk,
        "signed": calls_path(owner.pk).rstrip("/").rpartition("/")[2],
    }


def attempt(_scene: dict[str, Any]) -> dict[str, Any]:
    return {"attempt_id": new_id(), "outcome": "no_answer"}


def answer(scene: dict[str, Any]) -> dict[str, Any]:
    return {"answer": "confirmed", "attempt_id": scene["attempt_id"]}


def tip(scene: dict[str, Any]) -> dict[str, Any]:
    return {
        "tip_id": new_id(),
        "company": scene["company_id"],
        "text": "Il a relu votre offre deux fois.",
    }


def number(_scene: dict[str, Any]) -> dict[str, Any]:
    return {"contact_phone": "01 99 00 56 78", "call_hours": ["morning"]}
