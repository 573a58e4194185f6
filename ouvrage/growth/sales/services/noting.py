"""Notes of the sales desk, with the day on which to call back."""

from datetime import date
from uuid import UUID

from django.db import transaction

from ouvrage.accounts.models import Company, User
from ouvrage.growth.sales import facts
from ouvrage.growth.sales.models import SalesNote
from ouvrage.journal.services import record
from ouvrage.kit.db import hold
from ouvrage.kit.time import now


@transaction.atomic
def write_sales_note(
    *,
    note_id: UUID,
    company_id: int,
    kind: str,
    text: str,
    actor: User,
    call_back_on: date | None = None,
) -> SalesNote:
    """Keep what an agent learnt of a provider, once per form. Then: growth.noted."""
    hold(f"growth.note:{note_id}")
    known = SalesNote.objects.filter(pk=note_id).first()
    if known:
        return known
    note = SalesNote.objects.create(
        pk=note_id,
        company=Company.objects.get(pk=company_id),
        author=actor,
        kind=kind,
        text=text.strip(),
        call_back_on=call_back_on,
    )
    record(facts.NOTED, subject=note, actor=actor, side="staff", company_id=company_id, kind=kind)
    return note


@transaction.atomic
def finish_call_back(*, note_id: UUID, actor: User) -> SalesNote:
    """Tick a call-back off, once. Then: growth.called_back."""
    note = SalesNote.objects.locked(pk=note_id, call_back_on__isnull=False)
    if note.done_at is None:
        note.done_at, note.done_by = now(), actor
        note.save(update_fields=["done_at", "done_by"])
        record(
            facts.CALLED_BACK,
            subject=note,
            actor=actor,
            side="staff",
            company_id=note.company_id,
        )
    return note
