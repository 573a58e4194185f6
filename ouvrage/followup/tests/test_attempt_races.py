"""Two tabs, two workers, provider and client at once: each thing happens once."""

import time
from collections.abc import Callable
from typing import Any

import pytest

from ouvrage.access.tests.factories import opened, with_credits
from ouvrage.accounts.models import User
from ouvrage.accounts.tests.factories import UserFactory
from ouvrage.credits.models import CreditKind
from ouvrage.followup.contacts import rules
from ouvrage.followup.contacts.models import Attempt
from ouvrage.followup.contacts.services import (
    answer_attempt,
    checking,
    note_attempt,
    start_check,
    take_back_attempt,
)
from ouvrage.followup.models import Task
from ouvrage.followup.services import plan_call
from ouvrage.followup.tests.attempts import HOUR, MONDAY, caller
from ouvrage.journal.models import Fact
from ouvrage.kit.db import LockingQuerySet
from ouvrage.kit.ids import new_id
from ouvrage.kit.time import clock_at
from ouvrage.offers.tests.races import at_once
from ouvrage.projects.models import Project
from ouvrage.projects.tests.factories import ProjectFactory

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def project() -> Project:
    return ProjectFactory(client=UserFactory())


@pytest.fixture
def calling(project: Project) -> User:
    provider: User = with_credits(UserFactory(provider=True))
    opened(provider, project, CreditKind.CONTACT)
    return provider


@pytest.fixture
def unlocked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Rows are read without being held, and looking takes a while."""

    def read(rows: Any, **lookup: Any) -> Any:
        return rows.get(**lookup)

    monkeypatch.setattr(LockingQuerySet, "locked", read)


def slowly(act: Callable[..., Any]) -> Callable[..., Any]:
    """The same after a while, in which others do theirs."""

    def late(*args: Any, **given: Any) -> Any:
        time.sleep(0.2)
        return act(*args, **given)

    return late


def tell(calling: User, project: Project) -> Callable[[], object]:
    return lambda: note_attempt(
        attempt_id=new_id(), project_id=project.pk, outcome="no_answer", actor=calling
    )


def test_two_tabs_note_one_call(calling: User, project: Project) -> None:
    answers = at_once(*[tell(calling, project)] * 4)

    assert answers == ["done"] * 4
    assert Attempt.objects.count() == 1


@pytest.mark.usefixtures("unlocked")
def test_without_the_lock_two_tabs_would_note_two_calls(
    calling: User, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rules, "check_pace", slowly(rules.check_pace))

    at_once(*[tell(calling, project)] * 4)

    assert Attempt.objects.count() > 1


def test_the_client_answers_or_the_provider_takes_back(calling: User, project: Project) -> None:
    attempt = note_attempt(
        attempt_id=new_id(), project_id=project.pk, outcome="no_answer", actor=calling
    )
    assert project.client
    client = project.client

    answers = at_once(
        lambda: answer_attempt(attempt_id=attempt.pk, answer="denied", client=client),
        lambda: take_back_attempt(attempt_id=attempt.pk, actor=calling),
    )

    attempt.refresh_from_db()
    assert answers.count("done") == 1
    assert bool(attempt.answer) != bool(attempt.taken_back_at)


def test_two_workers_start_one_check(project: Project) -> None:
    _call_in_vain(project)

    answers = at_once(*[lambda: start_check(project_id=project.pk)] * 4)

    assert answers == ["done"] * 4
    assert Task.objects.count() == Fact.objects.filter(kind="followup.check_started").count() == 1


@pytest.mark.usefixtures("unlocked")
def test_without_the_lock_two_checks_would_be_told_of(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    _call_in_vain(project)
    monkeypatch.setattr(checking, "plan_call", slowly(plan_call))

    at_once(*[lambda: start_check(project_id=project.pk)] * 4)

    assert Fact.objects.filter(kind="followup.check_started").count() > 1


def _call_in_vain(project: Project) -> None:
    """Three calls noted, whose reactions have not run yet."""
    Project.objects.filter(pk=project.pk).update(confirmed_alive_at=MONDAY - 2 * HOUR)
    provider = caller(UserFactory(provider=True), project)
    for number in range(3):
        with clock_at(MONDAY + number * 24 * HOUR):
            note_attempt(
                attempt_id=new_id(), project_id=project.pk, outcome="no_answer", actor=provider
            )
