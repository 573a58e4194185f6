"""Milestones under the base formula: delivered, accepted or sent back, declared paid by both."""

from uuid import UUID

from django.db import transaction

from ouvrage.accounts.models import User
from ouvrage.contracts import facts, rules
from ouvrage.contracts.models import Contract, Milestone, MilestoneWord, Party
from ouvrage.contracts.services.announce import announce
from ouvrage.contracts.services.begin import begin_work
from ouvrage.contracts.states import MilestoneState
from ouvrage.journal.registry import FactKind
from ouvrage.kit.time import now
from ouvrage.kit.transitions import move


@transaction.atomic
def deliver_milestone(*, milestone_id: UUID, text: str, actor: User) -> Milestone:
    """The provider declares a milestone delivered, and says what and where.

    Refused: contracts.not_a_party, contracts.not_in_force, contracts.text_missing,
    kit.illegal_move. Then: the work has begun if it had not; the client is asked to accept the
    milestone or send it back.
    """
    begin_work(contract_id=Milestone.objects.found(pk=milestone_id).contract_id, actor=actor)
    contract, milestone = _locked(milestone_id, actor, Party.PROVIDER)
    rules.check_text(text)
    move(
        milestone,
        MilestoneState.DELIVERED,
        by=actor,
        delivered_at=now(),
        delivery_text=text,
    )
    _say(milestone, actor, text, delivered=True)
    _announce(facts.MILESTONE_DELIVERED, contract, milestone, actor, Party.PROVIDER)
    return milestone


@transaction.atomic
def send_back_milestone(*, milestone_id: UUID, text: str, actor: User) -> Milestone:
    """The client says what does not agree with the proposal; the milestone is open again.

    Refused: contracts.not_a_party, contracts.not_in_force, contracts.text_missing,
    kit.illegal_move. Then: the provider is told.
    """
    contract, milestone = _locked(milestone_id, actor, Party.CLIENT)
    rules.check_text(text)
    move(milestone, MilestoneState.PLANNED, by=actor, delivered_at=None)
    _say(milestone, actor, text, delivered=False)
    _announce(facts.MILESTONE_SENT_BACK, contract, milestone, actor, Party.CLIENT)
    return milestone


@transaction.atomic
def accept_milestone(*, milestone_id: UUID, actor: User) -> Milestone:
    """The client accepts what was delivered; it is to be paid now.

    Refused: contracts.not_a_party, contracts.not_in_force, kit.illegal_move.
    Then: the provider is told that he may invoice it.
    """
    contract, milestone = _locked(milestone_id, actor, Party.CLIENT)
    move(milestone, MilestoneState.ACCEPTED, by=actor, accepted_at=now())
    _announce(facts.MILESTONE_ACCEPTED, contract, milestone, actor, Party.CLIENT)
    return milestone


@transaction.atomic
def declare_paid(*, milestone_id: UUID, actor: User) -> Milestone:
    """One side says that the milestone is paid; it counts when both have said so.

    Refused: contracts.not_a_party, contracts.not_in_force, contracts.not_accepted.
    Then: the other side is asked to confirm, or both read that it is paid.
    """
    contract, milestone = _locked(milestone_id, actor)
    side = rules.acting_party(contract, actor)
    rules.check_accepted(milestone)
    name = "paid_by_client_at" if side == Party.CLIENT else "paid_by_provider_at"
    if getattr(milestone, name) is not None:
        return milestone
    setattr(milestone, name, now())
    milestone.save(update_fields=[name])
    if milestone.paid_by_client_at and milestone.paid_by_provider_at:
        move(milestone, MilestoneState.PAID, by=actor)
        _announce(facts.MILESTONE_PAID, contract, milestone, actor, side)
    else:
        _announce(facts.PAYMENT_DECLARED, contract, milestone, actor, side)
    return milestone


def _locked(milestone_id: UUID, actor: User, *only: Party) -> tuple[Contract, Milestone]:
    """The contract first, then the milestone; the work goes on only while the contract is in
    force.
    """
    contract_id = Milestone.objects.found(pk=milestone_id).contract_id
    contract = Contract.objects.select_related("company", "client").locked(pk=contract_id)
    rules.acting_party(contract, actor, *only)
    rules.check_in_force(contract)
    return contract, Milestone.objects.locked(pk=milestone_id)


def _say(milestone: Milestone, actor: User, text: str, *, delivered: bool) -> None:
    MilestoneWord.objects.create(
        milestone=milestone, author=actor, delivered=delivered, text=text.strip(), at=now()
    )


def _announce(
    kind: FactKind, contract: Contract, milestone: Milestone, actor: User, side: Party
) -> None:
    announce(
        kind,
        contract,
        actor=actor,
        side=side,
        subject=milestone,
        label=milestone.label,
        amount_cents=milestone.amount_cents,
    )
