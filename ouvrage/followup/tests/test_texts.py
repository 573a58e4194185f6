"""Scripts and words of decisions: standard until the supervisor rewrites them, by version."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from ouvrage.accounts.models import User
from ouvrage.accounts.tests.factories import UserFactory
from ouvrage.brands.services import write_text
from ouvrage.followup.models import Decision, Purpose, Task
from ouvrage.followup.services import claim_task
from ouvrage.followup.texts import SCRIPTS, script, words_for
from ouvrage.kit.ids import new_id
from ouvrage.kit.time import today
from ouvrage.projects.models import Project
from ouvrage.subscriptions.defaults import CONFIRMATION

FIRST = "followup.script.first_call"


@pytest.fixture
def desk(client: Client, settings: Any) -> Client:
    settings.DEMO_WITHOUT_SECOND_FACTOR = True
    return client


def test_every_purpose_has_a_script_that_stands_until_it_is_rewritten(project: Project) -> None:
    assert set(SCRIPTS) == set(Purpose)
    assert all(script(purpose, project.brand_id) for purpose in Purpose)


def test_the_supervisor_rewrites_a_script_and_the_sheet_reads_it(
    desk: Client, task: Task, sophie: User
) -> None:
    helene = UserFactory(supervisor=True)
    desk.force_login(helene)
    said = {
        "fr": "Dites bonjour.\n\nDemandez le budget.",
        "en": "Say hello.\n\nAsk for the budget.",
        "day": today().isoformat(),
        "why": "Plus court.",
        "request_id": new_id(),
        "decide": "1",
    }
    page = desk.get(reverse("backoffice:text", args=[FIRST])).content.decode()
    assert "À quoi cela servira-t-il" in page

    answer = desk.post(reverse("backoffice:text", args=[FIRST]), said)

    assert answer.status_code == 303
    desk.force_login(sophie)
    sheet = desk.get(reverse("followup:sheet", args=[task.pk])).content.decode()
    assert "<li>Demandez le budget.</li>" in sheet
    assert "À quoi cela servira-t-il" not in sheet


@pytest.mark.django_db
def test_a_supervisor_rewrites_the_texts_of_the_desk_and_no_other(desk: Client) -> None:
    desk.force_login(UserFactory(supervisor=True))

    found = desk.get(reverse("backoffice:texts")).content.decode()
    other = desk.get(reverse("backoffice:text", args=[CONFIRMATION]))

    assert reverse("backoffice:text", args=[FIRST]) in found
    assert CONFIRMATION not in found
    assert other.status_code == 404


def test_a_reason_without_words_sends_the_standard_ones(
    desk: Client, task: Task, sophie: User
) -> None:
    project = task.project
    claim_task(task_id=task.pk, actor=sophie)
    write_text(
        key="followup.words.too_vague",
        bodies={"fr": "Dites-en plus.", "en": "Tell more."},
        actor=sophie,
    )
    desk.force_login(sophie)
    typed = {
        "decision_id": new_id(),
        "verdict": "refused",
        "reason_code": "too_vague",
        "title": project.title,
        "description": project.description,
        "category": project.category_id,
        "reply_days": 14,
    }

    answer = desk.post(reverse("followup:decide", args=[task.pk]), typed)

    assert answer.status_code == 303
    assert Decision.objects.get().reason == "Dites-en plus."


def test_words_are_in_the_clients_language(project: Project) -> None:
    assert project.client
    project.client.language = "en"

    assert words_for(project, "duplicate").startswith("You posted this project twice")
    assert words_for(project, "other") == ""
