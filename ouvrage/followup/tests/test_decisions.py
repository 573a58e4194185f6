"""Decisions: nothing is validated without a call that reached its client."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from ouvrage.accounts.models import User
from ouvrage.followup.errors import NoCallReached, ReasonMissing
from ouvrage.followup.models import Decision, Outcome, Purpose, Task, Verdict
from ouvrage.followup.services import claim_task, decide, log_call
from ouvrage.kit.ids import new_id
from ouvrage.kit.jobs import run_due
from ouvrage.kit.time import now
from ouvrage.projects.models import Project
from ouvrage.projects.states import ProjectState


@pytest.fixture
def reached(task: Task, sophie: User) -> Task:
    claim_task(task_id=task.pk, actor=sophie)
    log_call(call_id=new_id(), task_id=task.pk, outcome=Outcome.REACHED, actor=sophie)
    return task


def test_without_a_reached_call_nothing_is_validated(
    project: Project, task: Task, sophie: User
) -> None:
    with pytest.raises(NoCallReached):
        decide(decision_id=new_id(), project_id=project.pk, verdict=Verdict.VALIDATED, actor=sophie)

    project.refresh_from_db()
    assert project.state == ProjectState.SUBMITTED


def test_validation_publishes_with_the_edits_and_plans_the_follow_up(
    project: Project, reached: Task, sophie: User
) -> None:
    decide(
        decision_id=new_id(),
        project_id=project.pk,
        verdict=Verdict.VALIDATED,
        edits={"title": "Logo et enseigne"},
        reply_days=10,
        actor=sophie,
    )
    run_due()

    project.refresh_from_db()
    reached.refresh_from_db()
    assert project.state == ProjectState.OPEN
    assert project.title == "Logo et enseigne"
    assert project.reply_days == 10
    assert reached.done_at
    assert Task.objects.get(done_at=None).purpose == Purpose.FOLLOW_UP


def test_a_refusal_needs_its_reason(project: Project, reached: Task, sophie: User) -> None:
    with pytest.raises(ReasonMissing):
        decide(decision_id=new_id(), project_id=project.pk, verdict=Verdict.REFUSED, actor=sophie)


@pytest.mark.parametrize(
    ("verdict", "code", "state"),
    [
        (Verdict.AMENDMENT, "", ProjectState.AMENDMENT_REQUESTED),
        (Verdict.REFUSED, "unpaid", ProjectState.REFUSED),
        (Verdict.VOIDED, "duplicate", ProjectState.VOIDED),
    ],
)
def test_each_decision_against_moves_the_project_and_ends_the_call(
    verdict: Verdict, code: str, state: ProjectState, project: Project, task: Task, sophie: User
) -> None:
    decide(
        decision_id=new_id(),
        project_id=project.pk,
        verdict=verdict,
        reason_code=code,
        reason="Nous vous expliquons pourquoi.",
        actor=sophie,
    )
    run_due()

    project.refresh_from_db()
    assert project.state == state
    assert not Task.objects.filter(project=project, done_at=None).exists()


def test_a_project_that_providers_see_may_still_be_set_aside_from_the_sheet(
    client: Client, project: Project, task: Task, sophie: User, settings: Any
) -> None:
    settings.DEMO_WITHOUT_SECOND_FACTOR = True
    project.state, project.published_at = ProjectState.OPEN, now()
    project.confirmed_alive_at = now()
    project.save()
    client.force_login(sophie)
    sheet = client.get(reverse("followup:sheet", args=[task.pk]))
    form = sheet.context["decision_form"]
    answer = {**form.initial, "verdict": "voided", "reason_code": "fake"}

    unsaid = client.post(reverse("followup:decide", args=[task.pk]), {**answer, "reason": " "})
    said = client.post(
        reverse("followup:decide", args=[task.pk]), {**answer, "reason": "Ce numéro n’existe pas."}
    )

    project.refresh_from_db()
    assert "Écarter ce projet" in sheet.text
    assert (unsaid.status_code, said.status_code) == (422, 303)
    assert project.state == ProjectState.VOIDED
    assert project.decision_text == "Ce numéro n’existe pas."


def test_a_decision_sent_twice_counts_once(project: Project, reached: Task, sophie: User) -> None:
    decision_id = new_id()

    for _ in range(2):
        decide(
            decision_id=decision_id,
            project_id=project.pk,
            verdict=Verdict.VALIDATED,
            actor=sophie,
        )

    assert Decision.objects.count() == 1
