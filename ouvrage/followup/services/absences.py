"""Officers tell when they are away; their calls go to the others meanwhile."""

from datetime import date
from uuid import UUID

from django.db import transaction

from ouvrage.accounts.models import User
from ouvrage.followup import facts, rules
from ouvrage.followup.models import Absence
from ouvrage.journal.services import record
from ouvrage.kit.time import now


@transaction.atomic
def tell_absence(
    *, absence_id: UUID, officer_id: int, from_on: date, until_on: date, actor: User
) -> Absence:
    """Note the days, the last one included, on which an officer is away; told twice, kept once.

    Refused: followup.absence_backwards, followup.not_your_absence (a supervisor tells anybody's).
    """
    rules.check_absence(officer_id, from_on, until_on, actor)
    absence, is_new = Absence.objects.get_or_create(
        pk=absence_id,
        defaults={
            "officer_id": officer_id,
            "from_on": from_on,
            "until_on": until_on,
            "told_by": actor,
        },
    )
    if is_new:
        record(
            facts.ABSENCE_TOLD,
            subject=absence,
            actor=actor,
            side="followup",
            from_on=from_on.isoformat(),
            until_on=until_on.isoformat(),
        )
    return absence


@transaction.atomic
def cancel_absence(*, absence_id: UUID, actor: User) -> None:
    """Back earlier, or never gone; cancelled twice, once. Refused: followup.not_your_absence."""
    absence = Absence.objects.locked(pk=absence_id)
    rules.check_own_absence(absence.officer_id, actor)
    if absence.cancelled_at is None:
        absence.cancelled_at = now()
        absence.save(update_fields=["cancelled_at"])
        record(facts.ABSENCE_CANCELLED, subject=absence, actor=actor, side="followup")
