"""What an officer types outlives his browser, a refusal and a task that was taken from him."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from ouvrage.accounts.models import User
from ouvrage.followup import errors
from ouvrage.followup.models import Call, Draft, SheetForm, Task
from ouvrage.followup.services import (
    claim_task,
    decide,
    forget_old_drafts,
    log_call,
    save_draft,
)
from ouvrage.kit.ids import new_id
from ouvrage.kit.time import now

WORDS = "Budget décidé avec son associé, réponse attendue mardi."


@pytest.fixture
def desk(client: Client, sophie: User, settings: Any) -> Client:
    settings.DEMO_WITHOUT_SECOND_FACTOR = True
    client.force_login(sophie)
    return client


def test_what_was_typed_is_back_on_another_machine(desk: Client, task: Task, sophie: User) -> None:
    claim_task(task_id=task.pk, actor=sophie)
    call_id = new_id()
    to = reverse("followup:draft", args=[task.pk, "call"])
    desk.post(to, {"call_id": call_id, "note": WORDS, "is_readable": "on"})
    to = reverse("followup:draft", args=[task.pk, "decision"])
    desk.post(to, {"title": "Logo et enseigne", "verdict": "validated"})

    page = desk.get(reverse("followup:sheet", args=[task.pk])).content.decode()

    assert WORDS in page
    assert f'value="{call_id}"' in page
    assert 'value="Logo et enseigne"' in page
    assert "checked" in page.partition('name="is_readable"')[2].partition(">")[0]


def test_what_was_sent_is_no_draft_any_more(task: Task, sophie: User) -> None:
    claim_task(task_id=task.pk, actor=sophie)
    for form in SheetForm.values:
        save_draft(task_id=task.pk, form=form, fields={"note": WORDS}, actor=sophie)

    log_call(call_id=new_id(), task_id=task.pk, outcome="reached", note=WORDS, actor=sophie)
    assert [draft.form for draft in Draft.objects.all()] == ["decision"]

    decide(
        decision_id=new_id(),
        project_id=task.project_id,
        verdict="refused",
        reason_code="too_vague",
        reason="Il manque l’essentiel.",
        actor=sophie,
    )
    assert not Draft.objects.exists()


def test_only_the_holder_keeps_a_draft(task: Task, sophie: User, karim: User) -> None:
    claim_task(task_id=task.pk, actor=karim)

    with pytest.raises(errors.NotHeld):
        save_draft(task_id=task.pk, form="call", fields={}, actor=sophie)


def test_a_form_that_no_sheet_has_is_not_found(desk: Client, task: Task) -> None:
    assert desk.post(reverse("followup:draft", args=[task.pk, "offer"])).status_code == 404


def test_drafts_are_forgotten_after_a_week(task: Task, sophie: User) -> None:
    claim_task(task_id=task.pk, actor=sophie)
    save_draft(task_id=task.pk, form="call", fields={"note": WORDS}, actor=sophie)
    assert forget_old_drafts() == 0
    Draft.objects.update(saved_at=now() - timedelta(days=8))

    assert forget_old_drafts() == 1


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        ({"outcome": "call_back"}, 409),
        ({"outcome": "reached", "is_readable": "on", "note": "Appelez le 06 39 98 00 12."}, 422),
        ({"outcome": "reached", "call_back_at": "hier"}, 422),
    ],
    ids=["no moment", "a number for providers to read", "no date"],
)
def test_a_refused_call_leaves_the_words_in_the_form(
    sent: dict[str, str], status: int, desk: Client, task: Task, sophie: User
) -> None:
    claim_task(task_id=task.pk, actor=sophie)

    answer = desk.post(
        reverse("followup:log_call", args=[task.pk]),
        {"call_id": new_id(), "note": WORDS} | sent,
    )

    assert answer.status_code == status
    assert sent.get("note", WORDS) in answer.content.decode()
    assert not Call.objects.exists()


def test_words_on_a_call_that_a_colleague_took_may_be_kept_as_a_note(
    desk: Client, task: Task, karim: User
) -> None:
    claim_task(task_id=task.pk, actor=karim)

    answer = desk.post(
        reverse("followup:log_call", args=[task.pk]),
        {"call_id": new_id(), "note": WORDS, "outcome": "reached"},
    )

    page = answer.content.decode()
    assert answer.status_code == 409
    assert WORDS in page
    assert reverse("followup:note", args=[task.project_id]) in page
