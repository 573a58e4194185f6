"""How payments are told: the same data on each fact."""

from typing import Any

from ouvrage.accounts.models import User
from ouvrage.journal.registry import FactKind
from ouvrage.journal.services import record
from ouvrage.payments.models import Payment


def tell(fact: FactKind, payment: Payment, actor: User | None = None, **data: Any) -> None:
    """Record a fact about a payment, with what its owner needs to recognise it."""
    told: dict[str, Any] = {
        "payment_id": str(payment.pk),
        "purpose": payment.purpose,
        "purpose_id": payment.purpose_id,
        "amount_cents": payment.amount_cents,
    }
    record(
        fact,
        subject=payment,
        actor=actor,
        side=side_of(actor),
        company_id=payment.company_id,
        **told | data,
    )


def side_of(actor: User | None) -> str:
    """In which capacity somebody acts on a payment."""
    if actor is None:
        return "platform"
    return "staff" if actor.is_staff_member else "provider"
