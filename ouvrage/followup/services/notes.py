"""Notes on a project."""

from uuid import UUID

from django.db import transaction

from ouvrage.accounts.models import User
from ouvrage.followup import facts
from ouvrage.followup.models import Note
from ouvrage.journal.services import record
from ouvrage.messaging.rules import check_no_contact_details


@transaction.atomic
def write_note(
    *,
    note_id: UUID,
    project_id: int,
    text: str,
    is_readable: bool,
    actor: User,
    call_id: UUID | None = None,
) -> Note:
    """Keep a note, for colleagues or for providers too; written twice, kept once.

    Refused: messaging.contact_details (a readable note that tells how to reach somebody).
    """
    if is_readable:
        check_no_contact_details(text)
    note, is_new = Note.objects.get_or_create(
        pk=note_id,
        defaults={
            "project_id": project_id,
            "author": actor,
            "call_id": call_id,
            "text": text.strip(),
            "is_readable": is_readable,
        },
    )
    if is_new:
        kind = facts.NOTED_READABLE if is_readable else facts.NOTED
        record(kind, subject=note, actor=actor, side="followup", project_id=project_id)
    return note
