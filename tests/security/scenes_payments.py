"""What the doors of the payments are tried with."""

from typing import Any

from ouvrage.accounts.models import User
from ouvrage.kit.ids import new_id
from ouvrage.kit.time import today
from ouvrage.payments.models import Difference, DifferenceKind
from ouvrage.payments.services import propose_refund
from ouvrage.payments.tests.factories import asked, card, paid


def to_pay(people: dict[str, User]) -> dict[str, Any]:
    """A payment and a card of the selected provider's company."""
    company = people["provider_selected"].company
    assert company is not None
    payment, method = asked(company, 3480), card(company)
    return {"payment_id": payment.pk, "method_id": method.pk, "setup_id": "x", "charge_id": "x"}


def at_desk(people: dict[str, User]) -> dict[str, Any]:
    """A paid payment with a large refund that the administrator asked for, and a difference."""
    company = people["provider_selected"].company
    assert company is not None
    payment = paid(asked(company, 84_960))
    refund = propose_refund(
        key="scene:refund",
        payment_id=payment.pk,
        amount_cents=50_000,
        reason="Service interrompu",
        actor=people["admin"],
    )
    difference = Difference.objects.create(
        gateway="simulator",
        reference="py_unknown",
        kind=DifferenceKind.MISSING_HERE,
        day_on=today(),
        there_cents=500,
    )
    return {"payment_id": payment.pk, "refund_id": refund.pk, "difference_id": difference.pk}


def refund(_scene: dict[str, Any]) -> dict[str, Any]:
    return {"refund_id": new_id(), "source": "in_hand", "amount": "12,50", "reason": "Geste"}


def answer(_scene: dict[str, Any]) -> dict[str, Any]:
    return {"answer": "Pas cette fois."}


def note(_scene: dict[str, Any]) -> dict[str, Any]:
    return {"note": "Reçu par virement."}


def by_card(scene: dict[str, Any]) -> dict[str, Any]:
    return {"means": str(scene["method_id"])}


def add_card(_scene: dict[str, Any]) -> dict[str, Any]:
    return {"kind": "card"}
