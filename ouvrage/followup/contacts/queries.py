"""What was called, by whom, and whether the calls in vain are enough to check."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Max, QuerySet

from ouvrage.access.models import Opening
from ouvrage.credits.models import CreditKind
from ouvrage.followup.calendar import next_call_hour
from ouvrage.followup.contacts.models import FAILED, Answer, Attempt, AttemptOutcome
from ouvrage.followup.contacts.parameters import ATTEMPT_GAP_HOURS
from ouvrage.followup.models import IN_VAIN, Call
from ouvrage.journal.models import Fact
from ouvrage.projects.facts import CONTACT_CORRECTED

SHOWN = 30


def attempts_on(project_id: int) -> QuerySet[Attempt]:
    """The calls that providers noted on a project, the newest first, for the desk."""
    noted = Attempt.objects.standing().filter(project=project_id)
    return noted.select_related("company", "author").order_by("-called_at")[:SHOWN]


def attempts_of(company_id: int, project_id: int) -> list[Attempt]:
    """What one company noted on a project, the newest first."""
    mine = Attempt.objects.standing().filter(company=company_id, project=project_id)
    return list(mine.order_by("-called_at")[:SHOWN])


def calls_to_answer(client_id: int, project_id: int | None = None) -> QuerySet[Attempt]:
    """Calls of which the client has said nothing yet, the newest first."""
    waiting = Attempt.objects.unanswered().filter(project__client=client_id)
    if project_id is not None:
        waiting = waiting.filter(project=project_id)
    return waiting.select_related("company", "project").order_by("-called_at")[:SHOWN]


def last_attempts(company_id: int, project_ids: Iterable[int]) -> dict[int, Attempt]:
    """The latest call that a company noted on each of these projects; one query."""
    mine = Attempt.objects.standing().filter(company=company_id, project__in=list(project_ids))
    newest = mine.order_by("project", "-called_at").distinct("project")
    return {attempt.project_id: attempt for attempt in newest}


def last_spoken_to(project_id: int, until: datetime | None = None) -> datetime | None:
    """When anybody last reached the client, or his number was corrected; before that moment."""
    calls = Call.objects.filter(project=project_id).exclude(outcome__in=IN_VAIN)
    talks = Attempt.objects.standing().filter(project=project_id, outcome=AttemptOutcome.REACHED)
    talks = talks.exclude(answer=Answer.DENIED)
    corrected = Fact.objects.filter(
        project_id=project_id, kind=CONTACT_CORRECTED.name, data__is_new_number=True
    )
    if until is not None:
        calls, talks = calls.filter(at__lt=until), talks.filter(called_at__lt=until)
        corrected = corrected.filter(at__lt=until)
    moments = [
        calls.aggregate(last=Max("at"))["last"],
        talks.aggregate(last=Max("called_at"))["last"],
        corrected.aggregate(last=Max("at"))["last"],
    ]
    return max(filter(None, moments), default=None)


def attempts_in_vain(project_id: int, until: datetime | None = None) -> list[Attempt]:
    """Failed calls since the client was last spoken to, oldest first; he contradicted none."""
    failed = Attempt.objects.standing().filter(project=project_id, outcome__in=FAILED)
    failed = failed.exclude(answer=Answer.DENIED).select_related("company", "author")
    since = last_spoken_to(project_id, until)
    if since is not None:
        failed = failed.filter(called_at__gt=since)
    if until is not None:
        failed = failed.filter(called_at__lt=until)
    return list(failed.order_by("called_at", "pk"))


def failures_that_count(project_id: int) -> list[Attempt]:
    """Of the calls in vain, those at hours of work and far enough from the one before.

    Three providers who ring within the same hour have met one absence, not three.
    """
    gap = timedelta(hours=ATTEMPT_GAP_HOURS.value())
    counted: list[Attempt] = []
    for attempt in attempts_in_vain(project_id):
        at_work = next_call_hour(attempt.called_at) == attempt.called_at
        if at_work and (not counted or attempt.called_at - counted[-1].called_at >= gap):
            counted.append(attempt)
    return counted


@dataclass(frozen=True, slots=True)
class Caller:
    """One company's calls on a project, as an officer weighs them."""

    company_id: int
    name: str
    attempts: list[Attempt]
    may_have_back: bool


def callers_on(project_id: int) -> list[Caller]:
    """The calls by company, and whether its contact credit could still be given back."""
    by_company: defaultdict[int, list[Attempt]] = defaultdict(list)
    for attempt in attempts_on(project_id):
        by_company[attempt.company_id].append(attempt)
    spent = Opening.objects.filter(
        project=project_id, kind=CreditKind.CONTACT, returned_at=None
    ).exclude(entry_key="")
    paid = set(spent.values_list("company_id", flat=True))
    return [
        Caller(
            company_id=company_id,
            name=attempts[0].company.name,
            attempts=attempts,
            may_have_back=company_id in paid and any(one.has_failed for one in attempts),
        )
        for company_id, attempts in by_company.items()
    ]


def clients_to_ask(noted_before: datetime) -> list[int]:
    """Clients who have calls to answer that no mail told them of."""
    waiting = Attempt.objects.unanswered().filter(asked_at=None, noted_at__lte=noted_before)
    return list(waiting.values_list("project__client", flat=True).distinct())


def found_call(attempt_id: UUID, client_id: int) -> Attempt:
    """The call, if it was made to this client; else 404."""
    return Attempt.objects.select_related("company", "project").found(
        pk=attempt_id, project__client=client_id
    )
