"""What an approved decision about a sensitive parameter does."""

from dataclasses import dataclass
from typing import Any

from ouvrage.brands import rules
from ouvrage.brands.decisions import decides
from ouvrage.brands.models import Decision
from ouvrage.brands.services import decide_parameter
from ouvrage.kit.time import now

PARAMETER = "parameter"


@dataclass(slots=True)
class Asker:
    """Whoever asked for a decision, by reference: people stand above this app."""

    pk: int


def check_value(decision: Decision) -> None:
    """Refused before anybody is asked to approve what could not be done."""
    rules.understood(decision.key, decision.payload["value"])
    rules.check_starts(decision.starts_at)


@decides(PARAMETER, check=check_value)
def decide_value(decision: Decision, approver: Any) -> None:
    """The parameter has the approved value from the day asked for, or from now if that is over."""
    decide_parameter(
        key=decision.key,
        value=decision.payload["value"],
        actor=Asker(decision.asked_by_id),
        brand_id=decision.brand_id,
        starts_at=max(decision.starts_at, now()),
        why=decision.why,
        request_id=decision.pk,
        approved_by=approver,
    )
