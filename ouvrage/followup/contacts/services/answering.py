"""The client says whether he was called; he is asked at most once a day."""

from datetime import timedelta
from uuid import UUID

from django.db import transaction

from ouvrage.accounts.models import User
from ouvrage.followup.contacts import facts, notices, queries, rules
from ouvrage.followup.contacts.models import Answer, Attempt
from ouvrage.followup.contacts.parameters import ATTEMPT_UNDO_MINUTES
from ouvrage.journal.services import record
from ouvrage.kit.db import hold
from ouvrage.kit.time import now, start_of_day, today
from ouvrage.projects import services as projects
from ouvrage.projects.models import AliveBy, Project
from ouvrage.projects.states import LISTED

TOLD = {Answer.CONFIRMED: facts.ATTEMPT_CONFIRMED, Answer.DENIED: facts.ATTEMPT_DENIED}


@transaction.atomic
def answer_attempt(*, attempt_id: UUID, answer: str, client: User) -> Attempt:
    """The client confirms or contradicts one call; said twice, it counts once.

    `client` is whose project it is, signed in or known by the link of a mail.
    Refused: followup.call_taken_back, followup.already_answered; not called on a project of
    his: 404. Then: followup.attempt_confirmed or attempt_denied; the alive stamp is renewed.
    """
    found = queries.found_call(attempt_id, client.pk)
    project = Project.objects.posted().locked(pk=found.project_id)
    attempt = Attempt.objects.select_related("company").locked(pk=attempt_id)
    if attempt.answer == answer:
        return attempt
    rules.check_answerable(attempt)
    attempt.answer, attempt.answered_at = Answer(answer), now()
    attempt.save(update_fields=["answer", "answered_at"])
    record(
        TOLD[Answer(answer)],
        subject=attempt,
        actor=client,
        side="client",
        project_id=project.pk,
        company_id=attempt.company_id,
        company=attempt.company.name,
    )
    if project.state in LISTED:
        projects.confirm_alive(project_id=project.pk, by=AliveBy.CLIENT, actor=client)
    return attempt


@transaction.atomic
def ask_about_calls(*, client_id: int) -> int:
    """One mail a day at most, about all calls the client was not asked about; how many they are.

    Calls that may still be taken back wait for the next mail.
    """
    hold(f"followup.calls:{client_id}")
    his = Attempt.objects.filter(project__client=client_id)
    if his.filter(asked_at__gte=start_of_day(today())).exists():
        return 0
    over = now() - timedelta(minutes=ATTEMPT_UNDO_MINUTES.value())
    waiting = his.unanswered().filter(asked_at=None, noted_at__lte=over)
    calls = list(waiting.select_related("company", "project").order_by("called_at"))
    if calls:
        notices.ask_client(User.objects.get(pk=client_id), calls)
        waiting.filter(pk__in=[call.pk for call in calls]).update(asked_at=now())
    return len(calls)
