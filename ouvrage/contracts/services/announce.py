"""Recording a fact about a contract, the same way everywhere; locking it in the common order."""

from typing import Any
from uuid import UUID

from ouvrage.accounts.models import User
from ouvrage.contracts.models import Contract, Party
from ouvrage.journal.registry import FactKind
from ouvrage.journal.services import record
from ouvrage.projects.models import Project


def announce(
    kind: FactKind,
    contract: Contract,
    *,
    actor: User | None,
    side: Party | str = "platform",
    subject: Any = None,
    **data: Any,
) -> None:
    """Write the fact with what every sentence about a contract needs."""
    record(
        kind,
        subject=subject or contract,
        actor=actor,
        side=str(side),
        project_id=contract.project_id,
        company_id=contract.company_id,
        contract_id=str(contract.pk),
        number=contract.number,
        **data,
    )


def locked(contract_id: UUID) -> tuple[Project, Contract]:
    """The project first, then its contract: the order in which everybody locks them."""
    project_id = Contract.objects.found(pk=contract_id).project_id
    project = Project.objects.locked(pk=project_id)
    rows = Contract.objects.select_related("company", "client", "offer")
    return project, rows.locked(pk=contract_id)
