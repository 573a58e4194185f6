"""The record of calls on the report, in the mail's link and on the call sheet."""

import html
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from ouvrage.access.tests.factories import opened, with_credits
from ouvrage.accounts.models import User
from ouvrage.accounts.tests.factories import UserFactory
from ouvrage.credits.models import CreditKind
from ouvrage.followup.contacts.errors import StaleCallLink
from ouvrage.followup.contacts.links import calls_path
from ouvrage.followup.contacts.models import Attempt
from ouvrage.followup.models import Purpose, Task
from ouvrage.followup.services import claim_task
from ouvrage.kit.ids import new_id
from ouvrage.kit.time import now
from ouvrage.projects.models import Project
from ouvrage.projects.tests.factories import ProjectFactory


@pytest.fixture
def project(claire: User) -> Project:
    return ProjectFactory(client=claire)


@pytest.fixture
def calling(paul: User, project: Project) -> User:
    opened(with_credits(paul), project, CreditKind.CONTACT)
    return paul


def note(client: Client, who: User, project: Project, outcome: str = "no_answer") -> Attempt:
    client.force_login(who)
    form = {"attempt_id": new_id(), "outcome": outcome, "word": "Rappel demain"}
    client.post(reverse("followup:attempt", args=[project.pk]), form)
    return Attempt.objects.latest("noted_at")


def report(client: Client, who: User, project: Project) -> str:
    client.force_login(who)
    answer = client.get(reverse("web:project", args=[project.pk]), {"tab": "thread"})
    return html.unescape(answer.content.decode())


def test_a_provider_notes_a_call_beside_the_contact_and_may_take_it_back(
    client: Client, calling: User, project: Project
) -> None:
    attempt = note(client, calling, project)

    assert "Sans réponse" in report(client, calling, project)
    assert reverse("followup:attempt_take_back", args=[attempt.pk]) in report(
        client, calling, project
    )

    client.post(reverse("followup:attempt_take_back", args=[attempt.pk]))
    attempt.refresh_from_db()
    assert attempt.taken_back_at


def test_the_prospecting_list_tells_the_last_call(
    client: Client, calling: User, project: Project
) -> None:
    note(client, calling, project)

    page = client.get(reverse("access:prospecting")).content.decode()

    assert "Dernier appel" in html.unescape(page)


def test_the_client_answers_on_his_report(
    client: Client, calling: User, project: Project, claire: User
) -> None:
    attempt = note(client, calling, project)
    assert "Vous a-t-on appelé" in report(client, claire, project)

    client.post(reverse("followup:attempt_answer", args=[attempt.pk]), {"answer": "confirmed"})

    assert "Vous a-t-on appelé" not in report(client, claire, project)
    assert "Rappel demain" in report(client, claire, project)


def test_a_rival_reads_nothing_of_it(
    client: Client, calling: User, nadia: User, project: Project
) -> None:
    note(client, calling, project)
    opened(with_credits(nadia), project, CreditKind.CONTACT)
    opened(nadia, project)

    text = report(client, nadia, project)

    assert "Rappel demain" not in text
    assert "a appelé le client" not in text


def test_the_link_of_the_mail_answers_without_signing_in(
    client: Client, calling: User, project: Project, claire: User
) -> None:
    attempt = note(client, calling, project)
    browser = Client()
    page = browser.get(calls_path(claire.pk))
    assert "Rappel demain" in html.unescape(page.content.decode())

    browser.post(calls_path(claire.pk), {"attempt_id": attempt.pk, "answer": "denied"})

    attempt.refresh_from_db()
    assert attempt.answer == "denied"


def test_a_link_that_is_made_up_or_too_old_opens_nothing(claire: User) -> None:
    stranger = UserFactory()
    made_up = calls_path(claire.pk).replace(f"/{claire.pk}/", f"/{stranger.pk}/")

    answer = Client().get(made_up)

    assert answer.status_code == StaleCallLink.status


def test_the_officer_reads_the_record_and_corrects_the_number(
    client: Client, calling: User, project: Project, sophie: User, settings: Any
) -> None:
    settings.DEMO_WITHOUT_SECOND_FACTOR = True
    note(client, calling, project)
    task = Task.objects.create(
        project=project, purpose=Purpose.CHECK, due_at=now() - timedelta(hours=1)
    )
    claim_task(task_id=task.pk, actor=sophie)
    client.force_login(sophie)
    sheet = client.get(reverse("followup:sheet", args=[task.pk]))
    assert "Rappel demain" in html.unescape(sheet.content.decode())

    number = {"contact_phone": "01 99 00 56 78", "call_hours": ["morning"]}
    client.post(reverse("followup:correct_contact", args=[task.pk]), number)

    project.refresh_from_db()
    assert (project.contact_phone, project.call_hours) == ("+33199005678", ["morning"])


def test_the_client_corrects_his_number_himself(
    client: Client, project: Project, claire: User
) -> None:
    client.force_login(claire)
    url = reverse("projects:contact", args=[project.pk])
    assert client.post(url, {"contact_phone": "12"}).status_code == 422

    client.post(url, {"contact_phone": "01 99 00 56 78"})

    project.refresh_from_db()
    assert project.contact_phone == "+33199005678"
