"""What happens when a project's life goes on: the client is told; state is read again first."""

from datetime import timedelta

from ouvrage.accounts import facts as accounts
from ouvrage.journal.models import Fact
from ouvrage.journal.registry import reacts_to
from ouvrage.projects import alive, facts, labels
from ouvrage.projects.commitment.links import link_path
from ouvrage.projects.models import Project, RefusalReason
from ouvrage.projects.notices import (
    again_path,
    alive_path,
    amend_path,
    project_path,
    tell_client,
)
from ouvrage.projects.parameters import AMENDMENT_DAYS
from ouvrage.projects.saved.matching import match_project
from ouvrage.projects.services import submit_held_drafts
from ouvrage.projects.states import ProjectState


@reacts_to(accounts.ACTIVATED)
def send_held_drafts(fact: Fact) -> None:
    """What a visitor posted leaves as soon as the address proved to be his."""
    submit_held_drafts(user_id=int(fact.subject_id))


@reacts_to(facts.SUBMITTED)
def thank_client(fact: Fact) -> None:
    project = _project(fact)
    if project.state == ProjectState.SUBMITTED:
        name = "completed" if fact.data.get("again") else "received"
        tell_client(fact, project, name)


@reacts_to(facts.AMENDMENT_REQUESTED)
def ask_client_to_complete(fact: Fact) -> None:
    project = _project(fact)
    if project.state == ProjectState.AMENDMENT_REQUESTED:
        field = labels.FIELDS.get(project.amend_field, "")
        tell_client(fact, project, "amendment", url=amend_path(project), field=field)


@reacts_to(facts.VALIDATED)
def tell_client_validated(fact: Fact) -> None:
    """With the day that he accepted on the phone, to be confirmed or moved by one click."""
    project = _project(fact)
    if project.state == ProjectState.OPEN:
        tell_client(fact, project, "validated", url=link_path(project))


@reacts_to(facts.VALIDATED)
def match_saved_searches(fact: Fact) -> None:
    """In a job of its own: whoever validates a project does not wait for it."""
    match_project(project_id=int(fact.subject_id))


@reacts_to(facts.AMENDMENT_RECALLED)
def remind_client_to_complete(fact: Fact) -> None:
    """Read again when this runs: a client who has answered gets no reminder."""
    project = _project(fact)
    if project.state != ProjectState.AMENDMENT_REQUESTED or not project.amend_asked_at:
        return
    field = labels.FIELDS.get(project.amend_field, "")
    day = project.amend_asked_at + timedelta(days=AMENDMENT_DAYS.value(brand_id=project.brand_id))
    tell_client(fact, project, "amendment_recall", url=amend_path(project), field=field, day=day)


@reacts_to(facts.REFUSED)
def tell_client_refused(fact: Fact) -> None:
    """One that was closed because no detail came is posted again by one click."""
    project = _project(fact)
    if project.decision_code == RefusalReason.NO_ANSWER and fact.actor_id is None:
        tell_client(fact, project, "unanswered", url=again_path(project))
        return
    tell_client(fact, project, "refused", reason=labels.reason(project))


@reacts_to(facts.VOIDED)
def tell_client_voided(fact: Fact) -> None:
    project = _project(fact)
    tell_client(fact, project, "voided", reason=labels.reason(project))


@reacts_to(facts.RECONSIDERED)
def tell_client_reconsidered(fact: Fact) -> None:
    project = _project(fact)
    if project.state == ProjectState.SUBMITTED:
        tell_client(fact, project, "reconsidered")


@reacts_to(facts.CANCELLED)
def tell_client_cancelled(fact: Fact) -> None:
    tell_client(fact, _project(fact), "cancelled")


@reacts_to(facts.RECONFIRMATION_ASKED)
def ask_whether_still_wanted(fact: Fact) -> None:
    """A client who confirmed in the meantime is left in peace."""
    project = _project(fact)
    if project.state == ProjectState.OPEN and alive.stamp(project).state != alive.ALIVE:
        tell_client(fact, project, "reconfirm", url=alive_path(project))


@reacts_to(facts.FELL_ASLEEP)
def tell_client_asleep(fact: Fact) -> None:
    project = _project(fact)
    if project.state == ProjectState.DORMANT:
        tell_client(fact, project, "asleep", url=alive_path(project))


@reacts_to(facts.WOKE_UP)
def tell_client_awake(fact: Fact) -> None:
    project = _project(fact)
    if project.state == ProjectState.OPEN:
        tell_client(fact, project, "awake", url=project_path(project))


def _project(fact: Fact) -> Project:
    return Project.objects.select_related("client", "brand").get(pk=fact.subject_id)
