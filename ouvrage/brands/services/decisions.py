"""Changes that take two people: asked by one, approved or declined by another."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.http import Http404

from ouvrage.brands import facts
from ouvrage.brands.decisions import kinds
from ouvrage.brands.errors import SecondPersonNeeded
from ouvrage.brands.models import Decision
from ouvrage.brands.services.parameters import Staff
from ouvrage.brands.states import DecisionState
from ouvrage.journal.registry import FactKind
from ouvrage.journal.services import record
from ouvrage.kit.db import hold
from ouvrage.kit.time import now
from ouvrage.kit.transitions import move


@transaction.atomic
def ask_decision(
    *,
    decision_id: UUID,
    kind: str,
    key: str,
    payload: dict[str, Any],
    actor: Staff,
    brand_id: int | None = None,
    starts_at: datetime | None = None,
    why: str = "",
) -> Decision:
    """Ask for a change that another member of staff must approve; once per id.

    Refused: whatever the change itself would be refused for. Then: brands.decision_asked.
    """
    hold(f"brands.decision:{decision_id}")
    known = Decision.objects.filter(pk=decision_id).first()
    if known:
        return known
    decision = Decision(
        pk=decision_id,
        kind=kind,
        key=key,
        brand_id=brand_id,
        payload=payload,
        starts_at=starts_at or now(),
        why=why,
        asked_by_id=actor.pk,
        asked_at=now(),
    )
    kinds[kind].check(decision)
    decision.save(force_insert=True)
    _announce(facts.DECISION_ASKED, decision, actor)
    return decision


@transaction.atomic
def approve_decision(*, decision_id: UUID, actor: Staff) -> Decision:
    """Approve what another asked for, and do it; a day gone by meanwhile becomes now.

    Refused: brands.second_person_needed, kit.illegal_move, and what the change itself is
    refused for by now. Then: brands.decision_approved, and the facts of the change.
    """
    decision = Decision.objects.locked(pk=decision_id)
    if decision.state == DecisionState.APPROVED:
        return decision
    _check_another(decision, actor)
    _settle(decision, DecisionState.APPROVED, actor)
    kinds[decision.kind].carry_out(decision, actor)
    _announce(facts.DECISION_APPROVED, decision, actor)
    return decision


@transaction.atomic
def decline_decision(*, decision_id: UUID, answer: str, actor: Staff) -> Decision:
    """Say no to what another asked for; everything stays as it was.

    Refused: brands.second_person_needed, kit.illegal_move. Then: brands.decision_declined.
    """
    decision = Decision.objects.locked(pk=decision_id)
    if decision.state == DecisionState.DECLINED:
        return decision
    _check_another(decision, actor)
    _settle(decision, DecisionState.DECLINED, actor, answer=answer)
    _announce(facts.DECISION_DECLINED, decision, actor)
    return decision


@transaction.atomic
def take_back_decision(*, decision_id: UUID, actor: Staff) -> Decision:
    """Take back what one asked for oneself. Refused: kit.illegal_move; another's is a 404.

    Then: brands.decision_withdrawn.
    """
    decision = Decision.objects.locked(pk=decision_id)
    if decision.asked_by_id != actor.pk:
        raise Http404
    if decision.state == DecisionState.WITHDRAWN:
        return decision
    _settle(decision, DecisionState.WITHDRAWN, actor)
    _announce(facts.DECISION_WITHDRAWN, decision, actor)
    return decision


def _check_another(decision: Decision, actor: Staff) -> None:
    if decision.asked_by_id == actor.pk:
        raise SecondPersonNeeded


def _settle(decision: Decision, state: DecisionState, actor: Staff, **fields: Any) -> None:
    move(decision, state, by=actor, settled_by_id=actor.pk, settled_at=now(), **fields)


def _announce(kind: FactKind, decision: Decision, actor: Staff) -> None:
    record(
        kind,
        subject=decision,
        actor=actor,
        side="staff",
        decision=decision.kind,
        key=decision.key,
        payload=decision.payload,
    )
