"""The first act of work begins the project: a contract that is signed is not yet work."""

from uuid import UUID

from ouvrage.accounts.models import User
from ouvrage.contracts import rules
from ouvrage.contracts.models import Party
from ouvrage.contracts.services.announce import locked
from ouvrage.kit.db import require_transaction
from ouvrage.projects.services import mark_started
from ouvrage.projects.states import ProjectState


def begin_work(*, contract_id: UUID, actor: User) -> None:
    """Called before the provider reports or delivers; a project that has begun stays as it is.

    Refused: contracts.not_a_party, contracts.not_in_force. Must run inside the caller's
    transaction; locks the project before the contract.
    """
    require_transaction()
    project, contract = locked(contract_id)
    if project.state == ProjectState.SIGNED:
        rules.acting_party(contract, actor, Party.PROVIDER)
        rules.check_in_force(contract)
        mark_started(project_id=project.pk, actor=actor)
