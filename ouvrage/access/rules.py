"""May this company open that, and is it open to this reader?"""

from ouvrage.access.errors import (
    ClientUnreachable,
    ContactCap,
    NotListed,
    OfferClosed,
    OwnProject,
    ReportClosed,
    TooManyContacts,
    ToReconfirm,
)
from ouvrage.access.models import Opening
from ouvrage.access.parameters import CONTACT_CAP, CONTACTS_PER_DAY
from ouvrage.access.queries import contacts_since, rights
from ouvrage.accounts.models import StaffRole, User
from ouvrage.credits.models import CreditKind
from ouvrage.kit.time import start_of_day, today
from ouvrage.projects.alive import stamp
from ouvrage.projects.models import Project
from ouvrage.projects.states import ProjectState

DESK = (StaffRole.FOLLOWUP, StaffRole.SUPERVISOR)


def check_openable(project: Project, kind: str, actor: User) -> None:
    """Everything but the balance, in the order in which a person should hear it.

    The places for contacts are counted here: hold the project first when it must be exact.
    """
    if _is_own(project, actor):
        raise OwnProject
    if project.state == ProjectState.DORMANT:
        raise ToReconfirm(number=project.pk)
    if project.state != ProjectState.OPEN:
        raise NotListed(number=project.pk)
    if not stamp(project).may_spend:
        raise ToReconfirm(number=project.pk)
    if kind == CreditKind.CONTACT:
        if project.unreachable_at is not None:
            raise ClientUnreachable(number=project.pk)
        check_places_left(project)


def check_places_left(project: Project) -> None:
    """A client is called by a bounded number of providers (RULES §4)."""
    cap = CONTACT_CAP.value(brand_id=project.brand_id)
    if Opening.objects.filter(project=project, kind=CreditKind.CONTACT).count() >= cap:
        raise ContactCap(cap=cap)


def check_contacts_today(company_id: int, brand_id: int) -> None:
    """At most so many contacts a company and day in Paris; call it under the company's hold."""
    cap = CONTACTS_PER_DAY.value(brand_id=brand_id)
    if contacts_since(company_id, start_of_day(today())) >= cap:
        raise TooManyContacts(cap=cap)


def check_report_open(user: User, project: Project) -> None:
    """The client and the follow-up desk always read; a provider after a consultation."""
    if project.client_id == user.pk or user.has_role(*DESK):
        return
    if not (user.company_id and rights(user.company_id, project.pk).report):
        raise ReportClosed(number=project.pk)


def check_offer_open(user: User, project: Project) -> None:
    """A provider makes an offer after an offre credit, or an invitation."""
    if not (user.company_id and rights(user.company_id, project.pk).offer):
        raise OfferClosed(number=project.pk)


def _is_own(project: Project, actor: User) -> bool:
    """One's own, or a colleague's of the same company."""
    client = project.client
    if client is None:
        return False
    return client.pk == actor.pk or (
        client.company_id is not None and client.company_id == actor.company_id
    )
