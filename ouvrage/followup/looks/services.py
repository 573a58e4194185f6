"""Putting on record that a number is shown."""

from django.db import transaction

from ouvrage.accounts.models import User
from ouvrage.followup.looks import facts
from ouvrage.followup.looks.queries import has_seen_lately
from ouvrage.journal.services import record
from ouvrage.kit.db import hold
from ouvrage.projects.models import Project


@transaction.atomic
def show_phone(*, project: Project, actor: User) -> None:
    """Write down that this provider has the client's number shown; once in some hours.

    Whether he may see it, the page decides before. Then: followup.phone_shown.
    """
    hold(f"followup.phone:{project.pk}:{actor.pk}")
    if has_seen_lately(actor.pk, project.pk):
        return
    record(
        facts.PHONE_SHOWN,
        subject=project,
        actor=actor,
        side="provider",
        project_id=project.pk,
        company_id=actor.company_id,
        company=actor.company.name if actor.company else "",
    )
