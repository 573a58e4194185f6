"""Leases: two officers never hold the same call."""

import threading
from datetime import timedelta

import pytest
from django.db import connection, transaction

from ouvrage.accounts.models import User
from ouvrage.accounts.tests.factories import UserFactory
from ouvrage.followup.errors import NotHeld, TaskHeld
from ouvrage.followup.models import Purpose, Task
from ouvrage.followup.services import claim_next, claim_task, release_task
from ouvrage.journal.models import Fact
from ouvrage.kit.jobs import run_due
from ouvrage.kit.time import clock_at, now
from ouvrage.projects.services import ask_reconfirmation, confirm_alive
from ouvrage.projects.tests.factories import ProjectFactory


def test_a_held_call_is_refused_to_a_colleague(task: Task, sophie: User, karim: User) -> None:
    claim_task(task_id=task.pk, actor=sophie)

    with pytest.raises(TaskHeld):
        claim_task(task_id=task.pk, actor=karim)


def test_a_lease_that_ran_out_frees_the_call(task: Task, sophie: User, karim: User) -> None:
    with clock_at(now() - timedelta(minutes=21)):
        claim_task(task_id=task.pk, actor=sophie)

    claim_task(task_id=task.pk, actor=karim)

    task.refresh_from_db()
    assert task.holder == karim


def test_only_the_holder_gives_a_call_back(task: Task, sophie: User, karim: User) -> None:
    claim_task(task_id=task.pk, actor=sophie)

    with pytest.raises(NotHeld):
        release_task(task_id=task.pk, actor=karim)


def test_taking_a_call_is_on_record_once(task: Task, sophie: User) -> None:
    claim_task(task_id=task.pk, actor=sophie)
    claim_task(task_id=task.pk, actor=sophie)

    assert Fact.objects.filter(kind="followup.task_taken").count() == 1


def test_the_next_call_is_the_most_urgent_free_one(sophie: User, karim: User) -> None:
    late, later = (
        Task.objects.create(
            project=ProjectFactory(submitted=True),
            purpose=Purpose.FIRST_CALL,
            due_at=now() - timedelta(hours=hours),
        )
        for hours in (5, 1)
    )

    assert claim_next(actor=sophie) == late
    assert claim_next(actor=karim) == later
    assert claim_next(actor=UserFactory(officer=True)) is None


@pytest.mark.django_db(transaction=True)
def test_two_officers_at_once_get_two_different_calls() -> None:
    """Fails when the rows are not skipped: the second waits and takes the same call."""
    officers = [UserFactory(officer=True), UserFactory(officer=True)]
    for _ in range(2):
        project = ProjectFactory(submitted=True)
        Task.objects.create(project=project, purpose=Purpose.FIRST_CALL, due_at=now())
    both_read = threading.Barrier(2, timeout=10)
    taken: list[int] = []

    def take(officer: User) -> None:
        with transaction.atomic():
            task = claim_next(actor=officer)
            both_read.wait()
            taken.append(task.pk if task else 0)
        connection.close()

    threads = [threading.Thread(target=take, args=[officer]) for officer in officers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(set(taken)) == 2


@pytest.mark.parametrize("is_held", [False, True], ids=["free", "held"])
def test_a_client_who_confirmed_by_the_link_is_not_called_to_ask_the_same(
    is_held: bool, claire: User, sophie: User
) -> None:
    project = ProjectFactory(client=claire, stale=True)
    ask_reconfirmation(project_id=project.pk)
    run_due()
    task = Task.objects.get(project=project)
    if is_held:
        claim_task(task_id=task.pk, actor=sophie)

    confirm_alive(project_id=project.pk, by="link", actor=None)
    run_due()

    task.refresh_from_db()
    assert task.purpose == Purpose.RECONFIRM
    assert (task.done_at is None) is is_held
