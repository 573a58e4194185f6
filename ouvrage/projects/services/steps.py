"""Building blocks for the apps above: each locks the project, moves it and records its fact.

They run inside the caller's transaction; rules about who may do it are the caller's.
"""

from ouvrage.accounts.models import User
from ouvrage.journal.registry import FactKind
from ouvrage.journal.services import record
from ouvrage.kit.db import require_transaction
from ouvrage.kit.time import now
from ouvrage.kit.transitions import move
from ouvrage.projects import facts
from ouvrage.projects.models import AliveBy, Project
from ouvrage.projects.states import ProjectState


def mark_selected(*, project_id: int, actor: User | None) -> Project:
    """The client chose a provider; choosing also proves the project alive."""
    project = _locked(project_id)
    fields = {
        "confirmed_alive_at": now(),
        "alive_by": AliveBy.CLIENT,
        "reconfirm_asked_at": None,
    }
    move(project, ProjectState.SELECTED, by=actor, **fields)
    return _announced(facts.SELECTED, project, actor)


def mark_reopened(*, project_id: int, actor: User | None) -> Project:
    """The choice was undone before signature; offers are open again."""
    project = _locked(project_id)
    move(project, ProjectState.OPEN, by=actor)
    return _announced(facts.REOPENED, project, actor)


def mark_signed(*, project_id: int, actor: User | None) -> Project:
    """Both sides signed the same contract."""
    project = _locked(project_id)
    move(project, ProjectState.SIGNED, by=actor)
    return _announced(facts.SIGNED, project, actor)


def mark_started(*, project_id: int, actor: User | None) -> Project:
    """The work begins."""
    project = _locked(project_id)
    move(project, ProjectState.IN_PROGRESS, by=actor)
    return _announced(facts.STARTED, project, actor)


def mark_finalised(*, project_id: int, actor: User | None) -> Project:
    """The work is done and settled."""
    project = _locked(project_id)
    move(project, ProjectState.FINALISED, by=actor, ended_at=now())
    return _announced(facts.FINALISED, project, actor)


def count_offer(*, project_id: int, delta: int) -> None:
    """Keep the number of live offers that the public list shows."""
    require_transaction()
    project = _locked(project_id)
    project.offer_count = max(0, project.offer_count + delta)
    project.save(update_fields=["offer_count"])


def _locked(project_id: int) -> Project:
    return Project.objects.posted().locked(pk=project_id)


def _announced(kind: FactKind, project: Project, actor: User | None) -> Project:
    """The fact, from the side on which the actor stands."""
    side = "platform"
    if actor:
        side = "client" if actor.pk == project.client_id else "provider"
    record(kind, subject=project, actor=actor, side=side, project_id=project.pk)
    return project
