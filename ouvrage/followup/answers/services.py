"""Taking a client's answer: a note for colleagues and a call to make."""

from datetime import timedelta
from uuid import UUID

from django.db import transaction

from ouvrage.accounts.models import User
from ouvrage.followup import facts
from ouvrage.followup.calendar import next_call_hour
from ouvrage.followup.errors import TooManyAnswers
from ouvrage.followup.models import Note, Purpose
from ouvrage.followup.parameters import ANSWERS_A_DAY
from ouvrage.followup.services.tasks import plan_call
from ouvrage.journal.services import record
from ouvrage.kit.time import now
from ouvrage.projects.models import Project


@transaction.atomic
def take_answer(*, answer_id: UUID, project_id: int, text: str, actor: User) -> Note:
    """Keep what the client answers; sent twice with the same id, it is kept once.

    Refused: followup.too_many_answers; not one's own project: 404. Then: followup.client_answered,
    and somebody of Suivi Projet has to call back.
    """
    project = Project.objects.posted().of_client(actor.pk).locked(pk=project_id)
    known = Note.objects.filter(pk=answer_id, project=project).first()
    if known:
        return known
    _check_pace(project, actor)
    note = Note.objects.create(pk=answer_id, project=project, author=actor, text=text.strip())
    plan_call(project_id=project.pk, purpose=Purpose.CALL_BACK, due_at=next_call_hour(now()))
    record(facts.CLIENT_ANSWERED, subject=note, actor=actor, side="client", project_id=project.pk)
    return note


def _check_pace(project: Project, actor: User) -> None:
    """A link that got into wrong hands floods nobody. Call it under the project's lock."""
    since, limit = now() - timedelta(days=1), ANSWERS_A_DAY.value()
    if Note.objects.filter(project=project, author=actor, at__gt=since).count() >= limit:
        raise TooManyAnswers(count=limit)
