"""Calls in vain start an officer's check; on the record he may give a credit back."""

from django.db import transaction

from ouvrage.access.models import Opening
from ouvrage.access.parameters import UNREACHABLE_CALLS
from ouvrage.accounts.models import User
from ouvrage.credits.models import CreditKind
from ouvrage.followup.calendar import next_call_hour
from ouvrage.followup.contacts import errors, facts, queries, rules
from ouvrage.followup.contacts.models import FAILED, Attempt
from ouvrage.followup.models import Purpose, Task
from ouvrage.followup.services import plan_call
from ouvrage.journal.models import Fact
from ouvrage.journal.services import record
from ouvrage.kit.time import now
from ouvrage.projects.models import Project
from ouvrage.projects.rules import check_desk


@transaction.atomic
def start_check(*, project_id: int) -> Task | None:
    """Plan the officer's check once providers called in vain often enough; none when not.

    One check at a time, none while the client is known to be unreachable.
    Then: followup.check_started, and the client is told.
    """
    project = Project.objects.posted().locked(pk=project_id)
    if project.state not in rules.CALLED or project.unreachable_at is not None:
        return None
    failures = queries.failures_that_count(project_id)
    if len(failures) < UNREACHABLE_CALLS.value(brand_id=project.brand_id):
        return None
    waiting = Task.objects.filter(project=project, purpose=Purpose.CHECK, done_at=None)
    if waiting.exists():
        return None
    due_at = next_call_hour(now(), project.call_hours)
    task = plan_call(project_id=project_id, purpose=Purpose.CHECK, due_at=due_at)
    if task is None:  # he does not want to be called by us; the record itself stays
        return None
    record(
        facts.CHECK_STARTED,
        subject=task,
        actor=None,
        project_id=project_id,
        attempts=[str(one.pk) for one in failures],
    )
    return task


@transaction.atomic
def give_contact_back(*, project_id: int, company_id: int, actor: User) -> Fact:
    """An officer gives one provider the contact credit back on the calls he noted in vain.

    Asked twice, given once. Refused: projects.desk_only, followup.no_record_of_calls,
    followup.nothing_to_give_back. Then: followup.contact_given_back, which returns the credit
    by the table of access/returns.py.
    """
    check_desk(actor)
    project = Project.objects.posted().locked(pk=project_id)
    mine = Fact.objects.filter(project_id=project.pk, company_id=company_id)
    known = mine.filter(kind=facts.CONTACT_GIVEN_BACK.name).first()
    if known is not None:
        return known
    failed = Attempt.objects.standing().filter(
        project=project, company=company_id, outcome__in=FAILED
    )
    shown = list(failed.select_related("company").order_by("called_at"))
    if not shown:
        raise errors.NoRecordOfCalls
    _check_credit_left(project_id, company_id)
    return record(
        facts.CONTACT_GIVEN_BACK,
        subject=project,
        actor=actor,
        side="followup",
        project_id=project_id,
        company_id=company_id,
        company=shown[0].company.name,
        attempts=[str(one.pk) for one in shown],
    )


def _check_credit_left(project_id: int, company_id: int) -> None:
    """An invitation cost nothing; a credit that is back does not come back again."""
    spent = Opening.objects.filter(
        project=project_id, company=company_id, kind=CreditKind.CONTACT, returned_at=None
    )
    if not spent.exclude(entry_key="").exists():
        raise errors.NothingToGiveBack
