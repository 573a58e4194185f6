"""Calls in vain start the officer's check: the client is found, or contact credits come back."""

from datetime import timedelta

import pytest

from ouvrage.access.models import Opening
from ouvrage.accounts.models import User
from ouvrage.credits.models import CreditKind
from ouvrage.credits.queries import balances
from ouvrage.followup.contacts import errors
from ouvrage.followup.contacts.models import Answer, AttemptOutcome
from ouvrage.followup.contacts.queries import failures_that_count
from ouvrage.followup.contacts.services import answer_attempt, give_contact_back, start_check
from ouvrage.followup.models import Outcome, Purpose, Task
from ouvrage.followup.services import claim_task, log_call
from ouvrage.followup.tests.attempts import HOUR, MONDAY, caller, noted
from ouvrage.journal.models import Fact
from ouvrage.kit.ids import new_id
from ouvrage.kit.jobs import run_due
from ouvrage.kit.time import clock_at
from ouvrage.kit.verifying import run_checks
from ouvrage.notifications.models import Mail
from ouvrage.projects.errors import DeskOnly
from ouvrage.projects.models import Project
from ouvrage.projects.services import correct_contact
from ouvrage.projects.tests.factories import ProjectFactory

DAY = timedelta(days=1)


@pytest.fixture
def project(claire: User) -> Project:
    with clock_at(MONDAY - 2 * HOUR):
        return ProjectFactory(client=claire)


@pytest.fixture
def calling(paul: User, project: Project) -> User:
    return caller(paul, project)


def checks() -> list[Task]:
    return list(Task.objects.filter(purpose=Purpose.CHECK))


def three_in_vain(calling: User, project: Project) -> Task:
    for number in range(3):
        noted(calling, project, MONDAY + number * DAY)
    (task,) = checks()
    return task


def call(task: Task, officer: User, *outcomes: str) -> None:
    with clock_at(MONDAY + 3 * DAY):
        for outcome in outcomes:
            claim_task(task_id=task.pk, actor=officer)
            log_call(call_id=new_id(), task_id=task.pk, outcome=outcome, actor=officer)
        run_due()


def contacts_of(person: User) -> int:
    return balances(person.company_id or 0)[CreditKind.CONTACT].count


def mails(kind: str) -> list[str]:
    return [mail.address for mail in Mail.objects.filter(kind=kind)]


def test_three_calls_in_vain_start_one_check_and_the_client_is_told(
    calling: User, project: Project, claire: User
) -> None:
    noted(calling, project, MONDAY)
    noted(calling, project, MONDAY + DAY)
    assert checks() == []

    noted(calling, project, MONDAY + 2 * DAY)
    noted(calling, project, MONDAY + 3 * DAY)

    assert len(checks()) == 1
    assert mails("followup.check_started") == [claire.email]


def test_calls_within_the_same_hours_show_one_absence(
    calling: User, nadia: User, project: Project
) -> None:
    caller(nadia, project)
    for number in range(3):
        noted(calling, project, MONDAY + number * HOUR)
    noted(nadia, project, MONDAY + 2 * HOUR)

    assert len(failures_that_count(project.pk)) == 1


def test_at_night_nobody_is_expected_to_answer(calling: User, project: Project) -> None:
    noted(calling, project, MONDAY + 12 * HOUR)

    assert failures_that_count(project.pk) == []


def test_whoever_reaches_the_client_makes_the_count_begin_again(
    calling: User, nadia: User, project: Project
) -> None:
    noted(calling, project, MONDAY)
    noted(calling, project, MONDAY + DAY)
    noted(caller(nadia, project), project, MONDAY + DAY + HOUR, AttemptOutcome.REACHED)

    noted(calling, project, MONDAY + 2 * DAY)

    assert checks() == []


def test_a_call_that_the_client_contradicts_does_not_count(
    calling: User, project: Project, claire: User
) -> None:
    first = noted(calling, project, MONDAY)
    answer_attempt(attempt_id=first.pk, answer=Answer.DENIED, client=claire)
    noted(calling, project, MONDAY + DAY)

    noted(calling, project, MONDAY + 2 * DAY)

    assert checks() == []


def test_a_corrected_number_begins_anew_and_providers_are_told(
    calling: User, project: Project, claire: User
) -> None:
    noted(calling, project, MONDAY)
    noted(calling, project, MONDAY + DAY)
    with clock_at(MONDAY + DAY + HOUR):
        correct_contact(
            project_id=project.pk, phone="+33199005678", call_hours=["morning"], actor=claire
        )
        run_due()

    noted(calling, project, MONDAY + 2 * DAY)

    assert checks() == []
    assert calling.notices.filter(kind="followup.contact_corrected").count() == 1


def test_nobody_else_corrects_a_number(paul: User, project: Project) -> None:
    with pytest.raises(DeskOnly):
        correct_contact(project_id=project.pk, phone="+33199005678", call_hours=[], actor=paul)


def test_the_check_reaches_the_client_and_providers_are_told(
    calling: User, project: Project, sophie: User
) -> None:
    task = three_in_vain(calling, project)

    call(task, sophie, Outcome.REACHED)

    assert mails("followup.client_reached") == [calling.email]
    assert failures_that_count(project.pk) == []
    assert contacts_of(calling) == 2


def test_the_check_reaches_nobody_and_contact_credits_come_back(
    calling: User, project: Project, sophie: User
) -> None:
    task = three_in_vain(calling, project)

    call(task, sophie, *[Outcome.NO_ANSWER] * 3)

    assert contacts_of(calling) == 3
    assert [problem for one in run_checks() for problem in one.problems] == []


def test_who_is_known_to_be_unreachable_is_not_checked_again(
    calling: User, project: Project, sophie: User
) -> None:
    task = three_in_vain(calling, project)
    call(task, sophie, Outcome.WRONG_NUMBER)
    Task.objects.filter(pk=task.pk).update(done_at=MONDAY + 3 * DAY)

    assert start_check(project_id=project.pk) is None


def test_who_does_not_want_our_calls_is_not_checked(
    calling: User, project: Project, sophie: User
) -> None:
    task = Task.objects.create(project=project, purpose=Purpose.FOLLOW_UP, due_at=MONDAY)
    with clock_at(MONDAY - HOUR):
        claim_task(task_id=task.pk, actor=sophie)
        log_call(call_id=new_id(), task_id=task.pk, outcome=Outcome.REFUSES, actor=sophie)
        run_due()

    for number in range(3):
        noted(calling, project, MONDAY + number * DAY)

    assert len(failures_that_count(project.pk)) == 3
    assert checks() == []


def test_an_officer_gives_one_credit_back_on_the_record(
    calling: User, nadia: User, project: Project, sophie: User
) -> None:
    caller(nadia, project)
    noted(calling, project, MONDAY)

    for _click in range(2):
        give_contact_back(project_id=project.pk, company_id=calling.company_id or 0, actor=sophie)
    run_due()

    opening = Opening.objects.get(company=calling.company)
    assert opening.return_fact == Fact.objects.get(kind="followup.contact_given_back")
    assert (contacts_of(calling), contacts_of(nadia)) == (3, 2)
    assert [problem for one in run_checks() for problem in one.problems] == []


def test_without_a_record_there_is_no_evidence(
    calling: User, project: Project, sophie: User
) -> None:
    noted(calling, project, MONDAY, AttemptOutcome.REACHED)

    with pytest.raises(errors.NoRecordOfCalls):
        give_contact_back(project_id=project.pk, company_id=calling.company_id or 0, actor=sophie)


def test_what_came_back_does_not_come_back_twice(
    calling: User, project: Project, sophie: User
) -> None:
    task = three_in_vain(calling, project)
    call(task, sophie, Outcome.WRONG_NUMBER)

    with pytest.raises(errors.NothingToGiveBack):
        give_contact_back(project_id=project.pk, company_id=calling.company_id or 0, actor=sophie)


def test_only_the_desk_gives_back(calling: User, project: Project) -> None:
    noted(calling, project, MONDAY)

    with pytest.raises(DeskOnly):
        give_contact_back(project_id=project.pk, company_id=calling.company_id or 0, actor=calling)
