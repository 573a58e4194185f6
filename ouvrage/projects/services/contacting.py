"""The client's number and hours, corrected when calls do not reach him."""

from collections.abc import Sequence

from django.db import transaction

from ouvrage.accounts.models import User
from ouvrage.journal.services import record
from ouvrage.projects import facts, rules
from ouvrage.projects.models import AliveBy, Project
from ouvrage.projects.services.living import confirm_alive
from ouvrage.projects.states import LISTED


@transaction.atomic
def correct_contact(
    *, project_id: int, phone: str, call_hours: Sequence[str], actor: User
) -> Project:
    """Write down another number or other hours, as the client or an officer who has him on the
    phone says; what stands already is left as it is.

    Refused: projects.over, projects.desk_only.
    Then: projects.contact_corrected; a word of the client himself renews the alive stamp.
    """
    project = Project.objects.posted().locked(pk=project_id)
    rules.check_not_over(project)
    is_client = project.client_id == actor.pk
    if not is_client:
        rules.check_desk(actor)
    is_new_number = phone != project.contact_phone
    if is_new_number or list(call_hours) != project.call_hours:
        project.contact_phone, project.call_hours = phone, list(call_hours)
        project.save(update_fields=["contact_phone", "call_hours", "changed_at"])
        record(
            facts.CONTACT_CORRECTED,
            subject=project,
            actor=actor,
            side="client" if is_client else "followup",
            project_id=project.pk,
            is_new_number=is_new_number,
        )
    if is_client and project.state in LISTED:
        confirm_alive(project_id=project.pk, by=AliveBy.CLIENT, actor=actor)
    return project
