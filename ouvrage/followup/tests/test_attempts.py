"""« I called » and « was I called? »: noted once, taken back in minutes, answered once."""

from datetime import timedelta

import pytest

from ouvrage.accounts.models import User
from ouvrage.followup.contacts import errors
from ouvrage.followup.contacts.models import Answer, Attempt, AttemptOutcome
from ouvrage.followup.contacts.services import (
    answer_attempt,
    ask_about_calls,
    note_attempt,
    take_back_attempt,
)
from ouvrage.followup.tests.attempts import HOUR, MONDAY, caller, noted
from ouvrage.journal.models import Fact
from ouvrage.kit.ids import new_id
from ouvrage.kit.time import clock_at
from ouvrage.notifications.models import Mail
from ouvrage.projects.models import Project
from ouvrage.projects.states import ProjectState
from ouvrage.projects.tests.factories import ProjectFactory

MINUTE = timedelta(minutes=1)


@pytest.fixture
def project(claire: User) -> Project:
    with clock_at(MONDAY - 2 * HOUR):
        return ProjectFactory(client=claire)


@pytest.fixture
def calling(paul: User, project: Project) -> User:
    return caller(paul, project)


def facts(kind: str) -> int:
    return Fact.objects.filter(kind=f"followup.{kind}").count()


def test_a_call_is_noted_with_its_outcome(calling: User, project: Project) -> None:
    attempt = noted(calling, project, MONDAY, AttemptOutcome.MESSAGE_LEFT, "Rappel jeudi")

    assert (attempt.company, attempt.called_at) == (calling.company, MONDAY)
    assert Fact.objects.get(kind="followup.attempted").data["outcome"] == "message_left"


def test_a_second_tab_notes_the_same_call_once(calling: User, project: Project) -> None:
    first = noted(calling, project, MONDAY)

    second = noted(calling, project, MONDAY + 2 * MINUTE)

    assert first == second
    assert facts("attempted") == 1


def test_who_did_not_open_the_contact_has_nothing_to_note(nadia: User, project: Project) -> None:
    with pytest.raises(errors.NotYoursToCall):
        noted(nadia, project, MONDAY)


def test_no_call_is_noted_on_a_project_that_is_over(calling: User, project: Project) -> None:
    Project.objects.filter(pk=project.pk).update(state=ProjectState.CANCELLED)

    with pytest.raises(errors.NothingToCall):
        noted(calling, project, MONDAY)


@pytest.mark.parametrize("away", [-3 * HOUR, HOUR])
def test_a_call_lies_between_the_opening_and_now(
    calling: User, project: Project, away: timedelta
) -> None:
    with clock_at(MONDAY), pytest.raises(errors.CalledWhen):
        note_attempt(
            attempt_id=new_id(),
            project_id=project.pk,
            outcome="no_answer",
            called_at=MONDAY + away,
            actor=calling,
        )


def test_a_client_is_called_so_many_times_a_day(calling: User, project: Project) -> None:
    for number in range(4):
        noted(calling, project, MONDAY + number * HOUR)

    with pytest.raises(errors.EnoughCalls):
        noted(calling, project, MONDAY + 5 * HOUR)
    noted(calling, project, MONDAY + 24 * HOUR)


def test_a_call_is_taken_back_within_minutes(calling: User, project: Project) -> None:
    attempt = noted(calling, project, MONDAY)

    with clock_at(MONDAY + 9 * MINUTE):
        for _click in range(2):
            take_back_attempt(attempt_id=attempt.pk, actor=calling)

    assert facts("attempt_taken_back") == 1
    assert not Attempt.objects.standing().exists()


def test_later_it_stays(calling: User, project: Project) -> None:
    attempt = noted(calling, project, MONDAY)

    with clock_at(MONDAY + 10 * MINUTE), pytest.raises(errors.TooLateToTakeBack):
        take_back_attempt(attempt_id=attempt.pk, actor=calling)


def test_the_client_confirms_once_and_his_project_lives(
    calling: User, project: Project, claire: User
) -> None:
    attempt = noted(calling, project, MONDAY)

    with clock_at(MONDAY + 24 * HOUR):
        for _click in range(2):
            answer_attempt(attempt_id=attempt.pk, answer=Answer.CONFIRMED, client=claire)

    project.refresh_from_db()
    assert facts("attempt_confirmed") == 1
    assert project.confirmed_alive_at == MONDAY + 24 * HOUR


def test_the_first_answer_stays(calling: User, project: Project, claire: User) -> None:
    attempt = noted(calling, project, MONDAY)
    answer_attempt(attempt_id=attempt.pk, answer=Answer.DENIED, client=claire)

    with pytest.raises(errors.AlreadyAnswered):
        answer_attempt(attempt_id=attempt.pk, answer=Answer.CONFIRMED, client=claire)


def test_what_was_taken_back_is_not_answered(calling: User, project: Project, claire: User) -> None:
    attempt = noted(calling, project, MONDAY)
    with clock_at(MONDAY + MINUTE):
        take_back_attempt(attempt_id=attempt.pk, actor=calling)

    with pytest.raises(errors.CallTakenBack):
        answer_attempt(attempt_id=attempt.pk, answer=Answer.DENIED, client=claire)


def test_the_client_is_asked_in_one_mail_a_day(
    calling: User, nadia: User, project: Project, claire: User
) -> None:
    noted(calling, project, MONDAY)
    noted(caller(nadia, project), project, MONDAY + HOUR)

    with clock_at(MONDAY + 8 * HOUR):
        told = [ask_about_calls(client_id=claire.pk) for _run in range(2)]

    letter = Mail.objects.get(kind="followup.calls")
    assert told == [2, 0]
    assert calling.company
    assert calling.company.name in letter.text


def test_a_call_noted_after_the_mail_waits_for_the_next_day(
    calling: User, project: Project, claire: User
) -> None:
    noted(calling, project, MONDAY)
    with clock_at(MONDAY + HOUR):
        ask_about_calls(client_id=claire.pk)
    noted(calling, project, MONDAY + 2 * HOUR)

    with clock_at(MONDAY + 8 * HOUR):
        same_day = ask_about_calls(client_id=claire.pk)
    with clock_at(MONDAY + 32 * HOUR):
        next_day = ask_about_calls(client_id=claire.pk)

    assert (same_day, next_day) == (0, 1)
    assert Mail.objects.filter(kind="followup.calls").count() == 2


def test_he_is_not_asked_while_the_call_may_be_taken_back(
    calling: User, project: Project, claire: User
) -> None:
    noted(calling, project, MONDAY)

    with clock_at(MONDAY + MINUTE):
        assert ask_about_calls(client_id=claire.pk) == 0
