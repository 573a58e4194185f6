"""How a contract ends: abandoned before signature, or completed when all is paid."""

from uuid import UUID

from django.db import transaction

from ouvrage.accounts.models import User
from ouvrage.contracts import facts, rules
from ouvrage.contracts.models import Contract, Party
from ouvrage.contracts.services.announce import announce, locked
from ouvrage.contracts.states import ContractState
from ouvrage.kit.db import require_transaction
from ouvrage.kit.time import now
from ouvrage.kit.transitions import move
from ouvrage.offers.states import OfferState
from ouvrage.projects.services import mark_finalised
from ouvrage.projects.states import ProjectState


@transaction.atomic
def abandon_contract(*, contract_id: UUID) -> bool:
    """Abandon an unsigned contract whose offer is no longer the selected one; true when it was due.

    Safe to run twice: a contract whose project is still selected with that offer stays.
    """
    project, contract = locked(contract_id)
    still_wanted = (
        project.state == ProjectState.SELECTED and contract.offer.state == OfferState.SELECTED
    )
    if contract.state != ContractState.TO_SIGN or still_wanted:
        return False
    abandon(contract, actor=None)
    return True


def abandon(contract: Contract, *, actor: User | None) -> None:
    """A building block: end a locked contract that was not signed by both."""
    require_transaction()
    move(contract, ContractState.ABANDONED, by=actor, ended_at=now())
    announce(facts.ABANDONED, contract, actor=actor)


@transaction.atomic
def finalise(*, contract_id: UUID, actor: User) -> Contract:
    """The client closes the project: all is done and paid. Reports and reminders stop here.

    Refused: contracts.not_a_party, contracts.not_in_force, contracts.not_all_paid.
    Then: the project is finalised, both sides are invited to rate each other.
    """
    project, contract = locked(contract_id)
    rules.acting_party(contract, actor, Party.CLIENT)
    if contract.state == ContractState.COMPLETED:
        return contract
    rules.check_in_force(contract)
    rules.check_all_paid(list(contract.milestones.order_by("position")))
    move(contract, ContractState.COMPLETED, by=actor, ended_at=now())
    mark_finalised(project_id=project.pk, actor=actor)
    announce(facts.COMPLETED, contract, actor=actor, side=Party.CLIENT)
    return contract
