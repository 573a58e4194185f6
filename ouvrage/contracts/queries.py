"""What the screens about contracts show; visibility first, few queries."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Max, Q, QuerySet

from ouvrage.accounts.models import User
from ouvrage.contracts.content import signatory
from ouvrage.contracts.models import (
    Contract,
    ContractDocument,
    ContractVersion,
    Milestone,
    ProgressReport,
    Signature,
)
from ouvrage.contracts.numbers import tidy
from ouvrage.contracts.states import ContractState, MilestoneState
from ouvrage.kit.time import now, paris_day
from ouvrage.projects.states import WORKING
from ouvrage.ui.text import initials

STANDING = frozenset({ContractState.IN_FORCE, ContractState.COMPLETED, ContractState.TERMINATED})


def find_contract(contract_id: UUID, viewer: User) -> Contract:
    """The contract, if this person may see it; else 404."""
    rows = Contract.objects.visible_to(viewer)
    related = ("project__brand", "company", "client", "offer__author")
    return rows.select_related(*related).found(pk=contract_id)


def contract_of(project_id: int) -> Contract | None:
    """The project's running or finished contract; abandoned ones do not count."""
    rows = Contract.objects.filter(project_id=project_id)
    return rows.exclude(state=ContractState.ABANDONED).order_by("-created_at").first()


@dataclass(frozen=True, slots=True)
class MyContracts:
    """One's contracts on either side, newest first."""

    def rows(self, viewer: User) -> QuerySet[Contract]:
        mine = Q(client_id=viewer.pk)
        if viewer.company_id is not None:
            mine |= Q(company_id=viewer.company_id)
        rows = Contract.objects.filter(mine).exclude(state=ContractState.ABANDONED)
        return rows.select_related("project", "company", "client", "offer")


def signatures_of(version: ContractVersion) -> list[Signature]:
    return list(version.signatures.select_related("user").order_by("signed_at"))


def milestones_of(contract: Contract) -> list[Milestone]:
    """In their order, with what was said at each delivery."""
    rows = contract.milestones.order_by("position").prefetch_related("words__author")
    return list(rows)


def reports_of(contract: Contract) -> QuerySet[ProgressReport]:
    return contract.reports.select_related("author").order_by("-written_at")


def report_due_on(contract: Contract) -> date | None:
    """The day of the next report: so many days after the last one, or after the start."""
    if contract.in_force_at is None:
        return None
    last: datetime | None = contract.reports.aggregate(last=Max("written_at"))["last"]
    start = paris_day(last or contract.in_force_at)
    return start + timedelta(days=contract.report_every_days)


def maybe_due_reports() -> Iterator[UUID]:
    """Running contracts; whether a report is due is looked at again under the lock."""
    rows = Contract.objects.filter(state=ContractState.IN_FORCE, project__state__in=sorted(WORKING))
    return rows.order_by("pk").values_list("pk", flat=True).iterator()


def all_paid(milestones: list[Milestone]) -> bool:
    return bool(milestones) and all(one.state == MilestoneState.PAID for one in milestones)


@dataclass(frozen=True, slots=True)
class Verified:
    """What the public may know of a contract that stands: nothing that names anybody."""

    number: str
    state: str
    state_label: str
    signed_at: datetime
    initials: tuple[str, str]
    sha256: str
    pdf_sha256: str


def verify_number(typed: str) -> Verified | None:
    """A contract by its number, if both signed it."""
    contract = Contract.objects.filter(number=tidy(typed), state__in=sorted(STANDING)).first()
    if contract is None:
        return None
    version = ContractVersion.objects.get(contract=contract, number=contract.version)
    document = ContractDocument.objects.filter(version=version).defer("pdf").first()
    return _verified(contract, version, document.sha256 if document else "")


def verify_file(data: bytes) -> Verified | None:
    """A contract by the very bytes of its PDF."""
    documents = ContractDocument.objects.defer("pdf").select_related("version__contract")
    document = documents.filter(sha256=hashlib.sha256(data).hexdigest()).first()
    if document is None:
        return None
    return _verified(document.version.contract, document.version, document.sha256)


def _verified(contract: Contract, version: ContractVersion, pdf_sha256: str) -> Verified:
    content = version.content
    return Verified(
        number=contract.number,
        state=contract.state,
        state_label=contract.get_state_display(),
        signed_at=contract.in_force_at or now(),
        initials=(initials(signatory(content, "client")), initials(signatory(content, "provider"))),
        sha256=version.sha256,
        pdf_sha256=pdf_sha256,
    )
