"""What the doors of the sales desk are tried with."""

from datetime import timedelta
from typing import Any

from ouvrage.accounts.models import User
from ouvrage.growth.sales.services import commit_to, write_sales_note
from ouvrage.kit.ids import new_id
from ouvrage.kit.money import Money
from ouvrage.kit.time import today


def account(people: dict[str, User]) -> dict[str, Any]:
    """A provider with a call-back that is due and a large promise of a colleague."""
    company_id = people["provider_selected"].company_id or 0
    note = write_sales_note(
        note_id=new_id(),
        company_id=company_id,
        kind="call",
        text="Rappeler.",
        call_back_on=today(),
        actor=people["sales"],
    )
    promised = commit_to(
        commitment_id=new_id(),
        company_id=company_id,
        text="Un mois offert.",
        amount=Money(50_000),
        ends_on=today() + timedelta(days=30),
        actor=people["sales"],
    )
    return {"company_id": company_id, "note_id": note.pk, "commitment_id": promised.pk}


def note(_scene: dict[str, Any]) -> dict[str, Any]:
    return {"note_id": new_id(), "kind": "note", "text": "Un essai."}


def phone(_scene: dict[str, Any]) -> dict[str, Any]:
    """About the subscription in force: allowed at any hour."""
    return {"look_id": new_id(), "purpose": "contract"}


def promise(_scene: dict[str, Any]) -> dict[str, Any]:
    until = (today() + timedelta(days=30)).isoformat()
    return {"commitment_id": new_id(), "text": "Un essai.", "ends_on": until}
