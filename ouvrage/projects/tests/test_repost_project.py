"""A refused or cancelled project is posted again with everything kept."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from ouvrage.accounts.models import User
from ouvrage.brands.tests.factories import SkillFactory
from ouvrage.kit.jobs import run_due
from ouvrage.kit.time import now
from ouvrage.messaging.files import places
from ouvrage.messaging.queries import files_about
from ouvrage.messaging.services import store_file
from ouvrage.notifications.models import Mail
from ouvrage.projects import jobs
from ouvrage.projects.errors import NotToPostAgain
from ouvrage.projects.models import Project
from ouvrage.projects.services import complete_project, repost_project
from ouvrage.projects.states import ProjectState
from ouvrage.projects.tests.factories import ProjectFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def refused(claire: User) -> Project:
    project = ProjectFactory(client=claire, submitted=True, state=ProjectState.REFUSED)
    project.skills.add(SkillFactory())
    upload = SimpleUploadedFile("cahier.txt", b"Trois pages.")
    store_file(about=f"project:{project.pk}", owner=claire, upload=upload, open_talk=False)
    return project


def asked(claire: User, days_ago: float) -> Project:
    """Suivi Projet asked for a detail so many days ago."""
    return ProjectFactory(
        client=claire,
        submitted=True,
        state=ProjectState.AMENDMENT_REQUESTED,
        amend_asked_at=now() - timedelta(days=days_ago),
        amend_field="description",
        decision_text="Quel format pour l’enseigne ?",
    )


def test_two_clicks_make_one_draft_with_words_skills_and_files(
    refused: Project, claire: User
) -> None:
    draft = repost_project(project_id=refused.pk, actor=claire)
    again = repost_project(project_id=refused.pk, actor=claire)

    assert again == draft
    assert draft.state == ProjectState.DRAFT
    assert (draft.title, draft.description) == (refused.title, refused.description)
    assert [*draft.skills.all()] == [*refused.skills.all()]
    (copy,) = files_about(f"project:{draft.pk}")
    assert copy.name == "cahier.txt"
    assert places.full_path(copy.path).read_bytes() == b"Trois pages."


def test_what_still_runs_is_not_posted_again(claire: User) -> None:
    project = ProjectFactory(client=claire)

    with pytest.raises(NotToPostAgain):
        repost_project(project_id=project.pk, actor=claire)


def test_three_days_before_the_refusal_the_client_is_reminded_once(claire: User) -> None:
    asked(claire, days_ago=6)
    jobs.recall_amendments()
    assert not Mail.objects.filter(kind="projects.amendment_recall").exists()

    Project.objects.update(amend_asked_at=now() - timedelta(days=7.5))
    jobs.recall_amendments()
    jobs.recall_amendments()
    run_due()

    mail = Mail.objects.get(kind="projects.amendment_recall")
    assert "Quel format pour l’enseigne ?" in mail.text
    assert "#id_description" in mail.text


def test_a_client_who_answered_between_the_job_and_the_mail_gets_none(claire: User) -> None:
    project = asked(claire, days_ago=8)
    jobs.recall_amendments()
    complete_project(project_id=project.pk, content={"place": "Tours"}, actor=claire)

    run_due()

    assert not Mail.objects.filter(kind="projects.amendment_recall").exists()


def test_the_mail_of_the_refusal_leads_to_posting_again(client: Client, claire: User) -> None:
    project = asked(claire, days_ago=11)
    jobs.refuse_unanswered_amendments()
    run_due()
    client.force_login(claire)

    path = reverse("projects:again", args=[project.pk])
    assert path in Mail.objects.get(kind="projects.unanswered").text
    assert client.get(path).status_code == 200
    answer = client.post(path)

    draft = Project.objects.get(state=ProjectState.DRAFT)
    assert answer["Location"] == reverse("projects:step", args=[draft.token, "relecture"])
    assert not Mail.objects.filter(kind="projects.refused").exists()
