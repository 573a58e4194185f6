"""A client answers a decision from its mail; the desk has a note and a call to make."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from ouvrage.accounts.models import User
from ouvrage.followup.answers.services import take_answer
from ouvrage.followup.errors import TooManyAnswers
from ouvrage.followup.models import Note, Purpose, Task
from ouvrage.journal.models import Fact
from ouvrage.kit.ids import new_id
from ouvrage.kit.jobs import run_due
from ouvrage.notifications.models import Mail
from ouvrage.projects.models import Project
from ouvrage.projects.services import refuse_project, request_amendment, void_project

pytestmark = pytest.mark.django_db


def refused(project: Project, sophie: User) -> str:
    refuse_project(project_id=project.pk, reason_code="too_vague", text="Trop vague.", actor=sophie)
    return "projects.refused"


def set_aside(project: Project, sophie: User) -> str:
    void_project(project_id=project.pk, reason_code="fake", text="Faux projet.", actor=sophie)
    return "projects.voided"


def to_complete(project: Project, sophie: User) -> str:
    request_amendment(project_id=project.pk, text="Quel format ?", actor=sophie)
    return "projects.amendment"


@pytest.mark.parametrize("decide", [refused, set_aside, to_complete])
def test_the_mail_of_each_decision_is_answered_signed_out(
    client: Client, project: Project, sophie: User, decide: object
) -> None:
    kind = decide(project, sophie)  # type: ignore[operator]
    run_due()
    found = re.search(r"/projets/\d+/repondre/\S+", Mail.objects.get(kind=kind).text)
    assert found

    page = client.get(found[0])
    sent = {"answer_id": str(new_id()), "text": "Je ne suis pas d’accord, voici pourquoi."}
    client.post(found[0], sent)
    client.post(found[0], sent)

    assert page.status_code == 200
    note = Note.objects.get()
    assert (note.author, note.is_readable) == (project.client, False)
    assert Task.objects.get(purpose=Purpose.CALL_BACK, done_at=None).project == project
    assert Fact.objects.get(kind="followup.client_answered").actor_side == "client"


def test_a_link_in_wrong_hands_floods_nobody(project: Project, claire: User) -> None:
    for _number in range(5):
        take_answer(answer_id=new_id(), project_id=project.pk, text="Bonjour.", actor=claire)

    with pytest.raises(TooManyAnswers):
        take_answer(answer_id=new_id(), project_id=project.pk, text="Bonjour.", actor=claire)


def test_a_link_for_another_project_or_another_person_opens_nothing(
    client: Client, project: Project, paul: User
) -> None:
    assert client.get(reverse("followup:answer_link", args=[project.pk, "x:y"])).status_code == 410
    client.force_login(paul)
    assert client.get(reverse("followup:answer", args=[project.pk])).status_code == 404
