"""The last gesture of posting: sent at once, or held until the address is verified."""

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from ouvrage.accounts.models import User
from ouvrage.accounts.services import open_account
from ouvrage.kit.db import hold
from ouvrage.kit.time import now
from ouvrage.projects import rules
from ouvrage.projects.models import Project
from ouvrage.projects.services.submitting import submit_project


@dataclass(frozen=True, slots=True)
class Posted:
    """A project that left the writer's hands; held while its client's address is unproven."""

    project: Project
    is_held: bool


@transaction.atomic
def post_draft(*, token: UUID, actor: User | None, language: str) -> Posted:
    """Send a draft. A visitor's account is made on the way, and what he is told never says
    whether the address was known.

    Refused: projects.incomplete, projects.too_many_today. Then: projects.submitted for who is
    signed in; else a mail to the address, and the draft waits for its proof.
    """
    if actor is not None:
        hold(f"projects.submit:{actor.pk}")
    drafts = Project.objects.drafts_of(actor).select_related("brand")
    project = drafts.locked(token=token)
    rules.check_whole(project)
    if actor is not None:
        _give(project, actor)
        return Posted(submit_project(project_id=project.pk, actor=actor), is_held=False)
    client = open_account(
        email=project.contact_email,
        full_name=project.contact_name,
        phone=project.contact_phone,
        language=language,
        brand=project.brand,
    )
    hold(f"projects.submit:{client.pk}")
    _give(project, client)
    rules.check_daily_limit(project)
    project.held_since = now()
    project.save(update_fields=["held_since"])
    return Posted(project, is_held=True)


def _give(project: Project, client: User) -> None:
    project.client = client
    project.save(update_fields=["client"])
