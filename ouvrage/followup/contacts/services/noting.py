"""A provider notes that he called, or that he noted it by mistake."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from ouvrage.accounts.models import User
from ouvrage.followup.contacts import facts, rules
from ouvrage.followup.contacts.models import Attempt
from ouvrage.followup.contacts.parameters import ATTEMPT_UNDO_MINUTES
from ouvrage.journal.services import record
from ouvrage.kit.time import now
from ouvrage.projects.models import Project


@transaction.atomic
def note_attempt(
    *,
    attempt_id: UUID,
    project_id: int,
    outcome: str,
    called_at: datetime | None = None,
    word: str = "",
    actor: User,
) -> Attempt:
    """Write down a call to the client; the same call noted in two tabs is one.

    Refused: followup.not_yours_to_call, followup.nothing_to_call, followup.called_when,
    followup.enough_calls. Then: followup.attempted.
    """
    project = Project.objects.posted().locked(pk=project_id)
    opening = rules.check_calls(actor, project)
    moment = called_at or now()
    known = _known(opening.company_id, project_id, attempt_id, outcome, moment)
    if known is not None:
        return known
    rules.check_called_at(moment, opening)
    rules.check_pace(opening.company_id, project)
    attempt = Attempt.objects.create(
        pk=attempt_id,
        project=project,
        company_id=opening.company_id,
        author=actor,
        outcome=outcome,
        word=word.strip(),
        called_at=moment,
    )
    record(
        facts.ATTEMPTED,
        subject=attempt,
        actor=actor,
        side="provider",
        project_id=project_id,
        company_id=attempt.company_id,
        company=attempt.company.name,
        outcome=outcome,
    )
    return attempt


def _known(
    company_id: int, project_id: int, attempt_id: UUID, outcome: str, moment: datetime
) -> Attempt | None:
    """The same form again, or a second tab that says the same of the same minutes."""
    mine = Attempt.objects.filter(company=company_id, project=project_id)
    again = mine.filter(pk=attempt_id).first()
    if again is not None:
        return again
    near = timedelta(minutes=ATTEMPT_UNDO_MINUTES.value())
    same = mine.standing().filter(outcome=outcome)
    return same.filter(called_at__gt=moment - near, called_at__lt=moment + near).first()


@transaction.atomic
def take_back_attempt(*, attempt_id: UUID, actor: User) -> Attempt:
    """Undo a note made by mistake; asked twice, done once. Not one's own company's: 404.

    Refused: followup.too_late_to_take_back. Then: followup.attempt_taken_back.
    """
    attempt = Attempt.objects.select_related("company").locked(
        pk=attempt_id, company=actor.company_id
    )
    if attempt.taken_back_at is not None:
        return attempt
    rules.check_still_undone(attempt)
    attempt.taken_back_at = now()
    attempt.save(update_fields=["taken_back_at"])
    record(
        facts.ATTEMPT_TAKEN_BACK,
        subject=attempt,
        actor=actor,
        side="provider",
        project_id=attempt.project_id,
        company_id=attempt.company_id,
        company=attempt.company.name,
    )
    return attempt
