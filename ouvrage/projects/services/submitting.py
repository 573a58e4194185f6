"""Sending a project to Suivi Projet: at first, when the address is verified, or completed."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction

from ouvrage.accounts.models import User
from ouvrage.journal.services import record
from ouvrage.kit.db import hold
from ouvrage.kit.errors import Refused
from ouvrage.kit.time import now
from ouvrage.kit.transitions import move
from ouvrage.messaging.files.upload import Upload
from ouvrage.projects import facts, rules
from ouvrage.projects.content import apply_content
from ouvrage.projects.models import Project
from ouvrage.projects.services.drafting import attach
from ouvrage.projects.states import ProjectState


@transaction.atomic
def submit_project(*, project_id: int, actor: User) -> Project:
    """Send the client's own draft; asked twice, sent once.

    Refused: projects.incomplete, projects.too_many_today (not for imported ones); not one's
    own: 404. Then: projects.submitted; Suivi Projet has a call to make.
    """
    hold(f"projects.submit:{actor.pk}")
    project = Project.objects.of_client(actor.pk).locked(pk=project_id)
    if project.state != ProjectState.DRAFT:
        return project
    rules.check_whole(project)
    if project.imported_as is None:
        rules.check_daily_limit(project)
    move(project, ProjectState.SUBMITTED, by=actor, submitted_at=now(), held_since=None)
    return _announced(project, actor, again=False)


@transaction.atomic
def submit_held_drafts(*, user_id: int) -> None:
    """Send what waited for this person's address to be verified. What is refused stays a draft."""
    actor = User.objects.get(pk=user_id)
    held = Project.objects.drafts().of_client(user_id).filter(held_since__isnull=False)
    for project_id in held.order_by("pk").values_list("pk", flat=True):
        try:
            submit_project(project_id=project_id, actor=actor)
        except Refused:
            continue  # the person finds the draft, and the reason when sending it by hand


@transaction.atomic
def complete_project(
    *,
    project_id: int,
    content: dict[str, Any],
    uploads: Iterable[Upload] = (),
    actor: User,
) -> Project:
    """Answer an amendment request: the edits, then back to Suivi Projet.

    Refused: projects.nothing_asked, projects.incomplete, projects.too_many_files; not one's
    own: 404. Then: projects.submitted, told as sent again.
    """
    project = Project.objects.posted().of_client(actor.pk).locked(pk=project_id)
    rules.check_amendable(project)
    changed = apply_content(project, content)
    rules.check_whole(project)
    attach(project, uploads, actor)
    fields = {**changed, "amend_asked_at": None}
    move(project, ProjectState.SUBMITTED, by=actor, **fields)
    return _announced(project, actor, again=True, changed=sorted(changed))


def _announced(project: Project, actor: User, **data: Any) -> Project:
    record(
        facts.SUBMITTED,
        subject=project,
        actor=actor,
        side="client",
        project_id=project.pk,
        **data,
    )
    return project
