"""Logging calls: what each outcome leads to, and what is refused."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from ouvrage.accounts.models import User
from ouvrage.followup.errors import CallBackMissing, NotHeld, TaskDone
from ouvrage.followup.models import Call, Note, Outcome, Purpose, Task
from ouvrage.followup.services import claim_task, log_call
from ouvrage.followup.tests.conftest import TUESDAY
from ouvrage.journal.models import Fact
from ouvrage.kit.ids import new_id
from ouvrage.kit.time import clock_at, now
from ouvrage.projects.models import Project
from ouvrage.projects.tests.factories import ProjectFactory


def test_a_call_without_answer_comes_back_at_the_next_call_hour(task: Task, sophie: User) -> None:
    with clock_at(TUESDAY.replace(hour=18)):
        claim_task(task_id=task.pk, actor=sophie)
        log_call(call_id=new_id(), task_id=task.pk, outcome=Outcome.NO_ANSWER, actor=sophie)

    task.refresh_from_db()
    assert task.attempts == 1
    assert task.holder is None
    assert task.due_at == TUESDAY.replace(day=25, hour=10)


def test_a_call_logged_twice_is_kept_once(task: Task, sophie: User) -> None:
    call_id = new_id()
    claim_task(task_id=task.pk, actor=sophie)

    for _ in range(2):
        log_call(
            call_id=call_id, task_id=task.pk, outcome=Outcome.REACHED, note="Oui", actor=sophie
        )

    assert Call.objects.count() == 1
    assert Note.objects.count() == 1
    assert Fact.objects.filter(kind="followup.called").count() == 1


def test_nobody_logs_a_call_he_did_not_take(task: Task, sophie: User) -> None:
    with pytest.raises(NotHeld):
        log_call(call_id=new_id(), task_id=task.pk, outcome=Outcome.REACHED, actor=sophie)


def test_a_done_task_takes_no_call(task: Task, sophie: User) -> None:
    task.done_at = now()
    task.save()

    with pytest.raises(TaskDone):
        log_call(call_id=new_id(), task_id=task.pk, outcome=Outcome.REACHED, actor=sophie)


def test_a_call_back_needs_its_moment(task: Task, sophie: User) -> None:
    claim_task(task_id=task.pk, actor=sophie)

    with pytest.raises(CallBackMissing):
        log_call(call_id=new_id(), task_id=task.pk, outcome=Outcome.CALL_BACK, actor=sophie)


def test_a_call_back_is_due_when_the_client_asked(task: Task, sophie: User) -> None:
    at = now() + timedelta(days=2)
    claim_task(task_id=task.pk, actor=sophie)

    log_call(
        call_id=new_id(),
        task_id=task.pk,
        outcome=Outcome.CALL_BACK,
        call_back_at=at,
        actor=sophie,
    )

    task.refresh_from_db()
    assert task.due_at == at


def test_a_follow_up_that_reaches_the_client_renews_the_stamp_and_plans_the_next(
    claire: User, sophie: User
) -> None:
    project: Project = ProjectFactory(client=claire, stale=True)
    project.published_at = now() - timedelta(days=8)
    project.save()
    task = Task.objects.create(project=project, purpose=Purpose.FOLLOW_UP, due_at=now())
    claim_task(task_id=task.pk, actor=sophie)

    log_call(call_id=new_id(), task_id=task.pk, outcome=Outcome.REACHED, actor=sophie)

    project.refresh_from_db()
    following = Task.objects.get(project=project, done_at=None)
    assert project.confirmed_alive_at
    assert now() - project.confirmed_alive_at < timedelta(minutes=1)
    assert following.purpose == Purpose.FOLLOW_UP
    assert following.due_at >= project.published_at + timedelta(days=14)


def test_the_questions_are_read_whole_while_one_holds_the_call(
    client: Client, task: Task, sophie: User, settings: Any
) -> None:
    settings.DEMO_WITHOUT_SECOND_FACTOR = True
    claim_task(task_id=task.pk, actor=sophie)
    client.force_login(sophie)

    page = client.get(reverse("followup:sheet", args=[task.pk])).content.decode()

    assert "<li>À quoi cela servira-t-il, pour qui" in page
