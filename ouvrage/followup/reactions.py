"""What Suivi Projet does when a project moves below it."""

from datetime import timedelta
from uuid import UUID

from ouvrage.access.services import return_credits
from ouvrage.followup import facts, prospecting  # noqa: F401 — one registers
from ouvrage.followup.calendar import add_business_days, next_call_hour
from ouvrage.followup.contacts import jobs, reactions  # noqa: F401 — registers
from ouvrage.followup.models import Purpose
from ouvrage.followup.parameters import CALLS_AFTER_DAYS
from ouvrage.followup.services import drop_reconfirmation, drop_tasks, note_refused_mail, plan_call
from ouvrage.followup.tips import reactions as tips  # noqa: F401 — registers
from ouvrage.journal.models import Fact
from ouvrage.journal.registry import reacts_to
from ouvrage.kit.time import now
from ouvrage.notifications import facts as mails
from ouvrage.projects import facts as projects
from ouvrage.projects.alive import ALIVE, stamp
from ouvrage.projects.models import Project
from ouvrage.projects.states import OVER, ProjectState


def _locked(fact: Fact) -> Project:
    return Project.objects.locked(pk=fact.project_id)


@reacts_to(projects.SUBMITTED, projects.RECONSIDERED)
def plan_first_call(fact: Fact) -> None:
    """A new project stands first in the queue at once; it is late after one business day."""
    project = _locked(fact)
    if project.state == ProjectState.SUBMITTED:
        due_at = fact.at
        plan_call(project_id=project.pk, purpose=Purpose.FIRST_CALL, due_at=due_at)


@reacts_to(projects.VALIDATED)
def plan_follow_up(fact: Fact) -> None:
    """The first of the regular calls after validation."""
    project = _locked(fact)
    if project.state == ProjectState.OPEN and project.published_at:
        first = CALLS_AFTER_DAYS.value()[0]
        due_at = next_call_hour(project.published_at + timedelta(days=first))
        plan_call(project_id=project.pk, purpose=Purpose.FOLLOW_UP, due_at=due_at)


@reacts_to(projects.RECONFIRMATION_ASKED)
def plan_reconfirmation(fact: Fact) -> None:
    """Nobody confirmed the project lately: somebody calls."""
    project = _locked(fact)
    if project.state == ProjectState.OPEN:
        due_at = add_business_days(now(), 1)
        plan_call(project_id=project.pk, purpose=Purpose.RECONFIRM, due_at=due_at)


@reacts_to(projects.ALIVE_CONFIRMED, projects.SELECTED)
def spare_a_client_who_confirmed(fact: Fact) -> None:
    """Nobody calls to ask what the client has just said."""
    project = _locked(fact)
    if stamp(project).state == ALIVE:
        drop_reconfirmation(project_id=project.pk)


@reacts_to(
    projects.CANCELLED, projects.REFUSED, projects.VOIDED, projects.FINALISED, projects.FELL_ASLEEP
)
def stop_calling(fact: Fact) -> None:
    """Calls stop at the moment a project ends or falls asleep."""
    project = _locked(fact)
    if project.state in OVER or project.state == ProjectState.DORMANT:
        drop_tasks(project_id=project.pk, because=project.state)


@reacts_to(facts.CLIENT_UNREACHABLE)
def return_contact_credits(fact: Fact) -> None:
    """Who bought a contact that leads nowhere has the credit back (RULES §4)."""
    return_credits(fact_id=fact.pk)


@reacts_to(mails.REFUSED)
def note_client_without_address(fact: Fact) -> None:
    """A mail that no server takes tells that its client cannot be reached there."""
    note_refused_mail(mail_id=UUID(fact.subject_id))
