"""What was promised on the phone is written, mailed, and binds (LEG-16)."""

from datetime import date
from uuid import UUID

from django.db import transaction

from ouvrage.accounts.models import Company, User
from ouvrage.growth.sales import facts, notices, rules
from ouvrage.growth.sales.models import Commitment
from ouvrage.growth.sales.parameters import PROMISE_BOUND
from ouvrage.growth.sales.states import CommitmentState
from ouvrage.journal.registry import FactKind
from ouvrage.journal.services import record
from ouvrage.kit.db import hold
from ouvrage.kit.money import Money
from ouvrage.kit.time import now
from ouvrage.kit.transitions import move


@transaction.atomic
def commit_to(
    *,
    commitment_id: UUID,
    company_id: int,
    text: str,
    amount: Money | None,
    ends_on: date,
    actor: User,
) -> Commitment:
    """Write a promise down and mail it at once; above the bound once a colleague has approved.

    Refused: growth.promise_over. Then: growth.promise_given and a mail, or growth.promise_asked.
    """
    hold(f"growth.promise:{commitment_id}")
    known = Commitment.objects.filter(pk=commitment_id).first()
    if known:
        return known
    commitment = Commitment(
        pk=commitment_id,
        company=Company.objects.get(pk=company_id),
        text=text.strip(),
        amount_cents=amount.cents if amount else None,
        ends_on=ends_on,
        is_large=bool(amount) and amount is not None and amount.cents > PROMISE_BOUND.value(),
        promised_by=actor,
    )
    rules.check_still_good(commitment)
    commitment.save(force_insert=True)
    if commitment.is_large:
        _announce(facts.PROMISE_ASKED, commitment, actor)
        return commitment
    return _give(commitment, actor)


@transaction.atomic
def approve_commitment(*, commitment_id: UUID, actor: User) -> Commitment:
    """Let a colleague's promise leave, once.

    Refused: growth.own_promise, growth.promise_over, kit.illegal_move.
    Then: growth.promise_given and a mail to each member.
    """
    commitment = Commitment.objects.select_related("company").locked(pk=commitment_id)
    if commitment.state == CommitmentState.GIVEN:
        return commitment
    rules.check_may_decide(commitment, actor)
    rules.check_still_good(commitment)
    return _give(commitment, actor)


@transaction.atomic
def decline_commitment(*, commitment_id: UUID, answer: str, actor: User) -> Commitment:
    """Keep a promise from leaving; its author may do so too. Then: growth.promise_declined.

    Refused: kit.illegal_move.
    """
    commitment = Commitment.objects.select_related("company").locked(pk=commitment_id)
    if commitment.state == CommitmentState.DECLINED:
        return commitment
    move(
        commitment,
        CommitmentState.DECLINED,
        by=actor,
        decided_by=actor,
        decided_at=now(),
        answer=answer.strip(),
    )
    _announce(facts.PROMISE_DECLINED, commitment, actor)
    return commitment


def _give(commitment: Commitment, actor: User) -> Commitment:
    move(commitment, CommitmentState.GIVEN, by=actor, decided_by=actor, decided_at=now())
    _announce(facts.PROMISE_GIVEN, commitment, actor)
    notices.tell_promise(commitment)
    return commitment


def _announce(kind: FactKind, commitment: Commitment, actor: User) -> None:
    record(
        kind,
        subject=commitment,
        actor=actor,
        side="staff",
        company_id=commitment.company_id,
        text=commitment.text,
        amount_cents=commitment.amount_cents,
        ends_on=commitment.ends_on.isoformat(),
    )
