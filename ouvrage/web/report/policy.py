"""What a person may see of a project: decided here, and nowhere else."""

from dataclasses import dataclass
from typing import Any

from ouvrage.access.queries import Rights, rights
from ouvrage.accounts.models import StaffRole
from ouvrage.contracts.models import Contract
from ouvrage.journal.registry import Reader
from ouvrage.projects.models import Project
from ouvrage.projects.states import LISTED, RUNNING, ProjectState
from ouvrage.subscriptions.policy import opened_by_plan

SHOWN_TO_ALL = LISTED | RUNNING | {ProjectState.FINALISED}
PARTY_STATES = RUNNING | {ProjectState.FINALISED, ProjectState.TERMINATED}
"""Where a contract makes its company a party, who reads the whole report."""
NOTHING = Rights(report=False, offer=False, contact=False)


@dataclass(frozen=True, slots=True)
class Viewpoint:
    """One reader before one project: his capacities and his rights."""

    project: Project
    user: Any
    capacities: frozenset[Reader]
    rights: Rights
    is_party: bool = False

    @property
    def is_client(self) -> bool:
        return Reader.CLIENT in self.capacities

    @property
    def is_desk(self) -> bool:
        return Reader.FOLLOWUP in self.capacities

    @property
    def is_provider(self) -> bool:
        return self.company_id is not None and not self.is_client

    @property
    def company_id(self) -> int | None:
        return getattr(self.user, "company_id", None)

    @property
    def sees_report(self) -> bool:
        """Specification, files, public messages, rival offers."""
        return self.is_client or self.is_desk or self.is_party or self.rights.report

    @property
    def sees_contact(self) -> bool:
        """The client's name, e-mail and phone: his own, or opened by a contact credit.

        The desk reads them on the call sheet only, where each access is on record.
        """
        return self.is_client or self.is_party or self.rights.contact

    @property
    def misses_notes(self) -> bool:
        """Reads the thread, but no follow-up note: his plan does not open them."""
        opened = Reader.OPENED in self.capacities
        return self.is_provider and opened and Reader.PRIVILEGED not in self.capacities

    @property
    def may_talk(self) -> bool:
        return self.is_client or self.is_party or self.rights.offer or self.rights.contact

    @property
    def talks_openly(self) -> bool:
        """Contact details may be exchanged once the contact was opened (RULES §9)."""
        return self.is_party or self.rights.contact

    @property
    def side(self) -> str:
        return "client" if self.is_client else "provider" if self.is_provider else "followup"


def viewpoint(project: Project, user: Any) -> Viewpoint | None:
    """How this person stands before this project; none when it does not exist for him."""
    is_client = user.is_authenticated and project.client_id == user.pk
    is_desk = (
        user.is_authenticated
        and user.has_role(StaffRole.FOLLOWUP, StaffRole.SUPERVISOR)
        and project.state != ProjectState.DRAFT  # not sent yet: nobody's affair but its author's
    )
    company_id = getattr(user, "company_id", None)
    own = rights(company_id, project.pk) if company_id and not is_client else NOTHING
    is_party = bool(
        company_id
        and project.state in PARTY_STATES
        and Contract.objects.filter(project=project, company_id=company_id).exists()
    )
    touched = own.report or own.offer or own.contact or is_party
    if not (is_client or is_desk or touched or project.state in SHOWN_TO_ALL):
        return None
    capacities = {Reader.PUBLIC}
    if is_client:
        capacities.add(Reader.CLIENT)
    if is_desk:
        capacities |= {Reader.FOLLOWUP, Reader.PRIVILEGED, Reader.OPENED}
    if touched:
        capacities.add(Reader.COMPANY)
    if own.report or is_party:
        capacities.add(Reader.OPENED)
        if company_id and opened_by_plan(company_id).notes:
            capacities.add(Reader.PRIVILEGED)
    return Viewpoint(project, user, frozenset(capacities), own, is_party)
