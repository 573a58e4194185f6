"""What the doors of the payments are tried with."""

from typing import Any

from ouvrage.accounts.models import User
from ouvrage.payments.tests.factories import asked, card


def to_pay(people: dict[str, User]) -> dict[str, Any]:
    """A payment and a card of the selected provider's company."""
    company = people["provider_selected"].company
    assert company is not None
    payment, method = asked(company, 3480), card(company)
    return {"payment_id": payment.pk, "method_id": method.pk, "setup_id": "x", "charge_id": "x"}


def by_card(scene: dict[str, Any]) -> dict[str, Any]:
    return {"means": str(scene["method_id"])}


def add_card(_scene: dict[str, Any]) -> dict[str, Any]:
    return {"kind": "card"}
