"""How facts of a subscription are told: the same data on each."""

from typing import Any

from ouvrage.accounts.models import User
from ouvrage.journal.registry import FactKind
from ouvrage.journal.services import record
from ouvrage.subscriptions.models import Subscription


def tell(
    fact: FactKind, subscription: Subscription, actor: User | None = None, **data: Any
) -> None:
    """Record a fact about a subscription, with what its reactions need."""
    told: dict[str, Any] = {name: str(value) for name, value in data.items()}
    side = "platform" if actor is None else "staff" if actor.is_staff_member else "provider"
    record(
        fact,
        subject=subscription,
        actor=actor,
        side=side,
        company_id=subscription.company_id,
        **told,
    )
