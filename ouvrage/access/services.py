"""Opening something on a project for one credit; giving that credit back on evidence."""

from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet

from ouvrage.access import facts, rules
from ouvrage.access.errors import ProvidersOnly
from ouvrage.access.kinds import KINDS
from ouvrage.access.models import Opening
from ouvrage.access.parameters import CANCEL_RETURN_DAYS
from ouvrage.access.queries import published_projects
from ouvrage.accounts.models import User
from ouvrage.credits.models import Cause, CreditKind
from ouvrage.credits.services import return_credit, spend_credit
from ouvrage.journal.services import record
from ouvrage.kit.ids import new_id
from ouvrage.kit.time import now
from ouvrage.projects.models import Project
from ouvrage.projects.states import ProjectState

CANCELLED_KINDS = [CreditKind.CONTACT, CreditKind.OFFRE]


@transaction.atomic
def open_project(*, project_id: int, kind: str, opening_id: UUID, actor: User) -> Opening:
    """Open one thing on a project for the actor's company: one credit, once ever.

    Double clicks, two tabs and lost answers find the opening that is already there.
    Refused: access.providers_only, access.own_project, access.not_listed, access.to_reconfirm,
    access.contact_cap, credits.none_left; never validated: 404. Then: access.opened.
    """
    company = actor.company
    if company is None:
        raise ProvidersOnly
    project = published_projects().select_related("client").locked(pk=project_id)
    mine = Q(company=company, project=project, kind=kind)
    known = list(Opening.objects.filter(mine | Q(pk=opening_id)))
    for opening in known:
        if (opening.company_id, opening.project_id, opening.kind) == (company.pk, project_id, kind):
            return opening
    rules.check_openable(project, kind, actor)
    opening = Opening.objects.create(
        id=new_id() if known else opening_id,  # somebody else's id is no reason to fail
        company=company,
        project=project,
        kind=kind,
        entry_key=f"open:{project_id}:{company.pk}:{kind}",
        opened_by=actor,
    )
    spend_credit(
        company_id=company.pk,
        kind=kind,
        key=opening.entry_key,
        reference=f"project:{project_id}",
    )
    record(
        facts.OPENED,
        subject=opening,
        actor=actor,
        side="provider",
        project_id=project_id,
        company_id=company.pk,
        company=company.name,
        credit=KINDS[CreditKind(kind)].slug,
    )
    return opening


@transaction.atomic
def return_for_void(*, project_id: int) -> None:
    """A project that was set aside gives back every credit spent on it (RULES §4).

    Then: credits.returned for each, once.
    """
    project = Project.objects.locked(pk=project_id)
    if project.state == ProjectState.VOIDED:
        _return_all(Opening.objects.filter(project=project), Cause.PROJECT_VOIDED)


@transaction.atomic
def return_for_cancellation(*, project_id: int) -> None:
    """A client who cancels soon after the spend gives contact and offre credits back (RULES §4).

    Then: credits.returned for each, once.
    """
    project = Project.objects.locked(pk=project_id)
    if project.state != ProjectState.CANCELLED:
        return
    days = CANCEL_RETURN_DAYS.value(brand_id=project.brand_id)
    since = (project.ended_at or now()) - timedelta(days=days)
    recent = Opening.objects.filter(project=project, kind__in=CANCELLED_KINDS, opened_at__gte=since)
    _return_all(recent, Cause.PROJECT_CANCELLED)


def _return_all(openings: QuerySet[Opening], cause: str) -> None:
    """Wallets are held company by company, kind by kind: two returns never wait for each other."""
    due = openings.exclude(entry_key="").filter(returned_at__isnull=True)
    for opening in due.select_for_update(no_key=True).order_by("company_id", "kind"):
        return_credit(
            company_id=opening.company_id,
            kind=opening.kind,
            key=f"return:{opening.entry_key}",
            reference=f"project:{opening.project_id}",
            cause=cause,
            spend_key=opening.entry_key,
            project_id=opening.project_id,
        )
        opening.returned_at = now()
        opening.save(update_fields=["returned_at"])
