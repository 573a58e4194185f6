"""What Suivi Projet decides, and what the client reads about it."""

import threading
import time
from datetime import timedelta

import pytest
from django.db import connection, transaction

from ouvrage.accounts.tests.factories import UserFactory
from ouvrage.brands.tests.factories import SkillFactory
from ouvrage.journal.models import Fact
from ouvrage.kit.errors import IllegalMove
from ouvrage.kit.jobs import run_due
from ouvrage.kit.time import now, today
from ouvrage.notifications.models import Mail
from ouvrage.projects import jobs
from ouvrage.projects.errors import DeskOnly, Incomplete, ReasonMissing
from ouvrage.projects.labels import FIELDS
from ouvrage.projects.models import Project
from ouvrage.projects.notices import amend_path
from ouvrage.projects.services import (
    refuse_project,
    request_amendment,
    validate_project,
    void_project,
)
from ouvrage.projects.states import ProjectState
from ouvrage.projects.tests.factories import ProjectFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def submitted(claire):
    return ProjectFactory(submitted=True, client=claire)


def test_a_validated_project_is_listed_alive_with_its_reply_commitment(submitted, sophie):
    skill = SkillFactory()

    validate_project(
        project_id=submitted.pk,
        edits={"title": "Logo et enseigne", "budget_cents": 90_000, "skills": [skill.pk]},
        reply_days=10,
        actor=sophie,
    )
    run_due()

    project = Project.objects.listed().get(pk=submitted.pk)
    assert project.title == "Logo et enseigne"
    assert project.budget_bracket == "under_1000"
    assert "Logo" in project.keywords
    assert project.alive_by == "phone"
    assert project.reply_due_on == today() + timedelta(days=10)
    fact = Fact.objects.get(kind="projects.validated")
    assert fact.data["changed"] == ["budget_bracket", "budget_cents", "keywords", "title"]
    assert "est publié" in Mail.objects.get(kind="projects.validated").subject


def test_without_a_number_of_days_the_parameter_decides(submitted, sophie):
    validate_project(project_id=submitted.pk, edits={}, reply_days=None, actor=sophie)

    assert Project.objects.get(pk=submitted.pk).reply_days == 14


def test_a_provider_does_not_validate(submitted, paul):
    with pytest.raises(DeskOnly):
        validate_project(project_id=submitted.pk, edits={}, reply_days=None, actor=paul)


def test_edits_may_not_empty_what_every_project_needs(submitted, sophie):
    with pytest.raises(Incomplete):
        validate_project(
            project_id=submitted.pk, edits={"contact_name": ""}, reply_days=None, actor=sophie
        )


def test_edits_of_unknown_parts_are_a_bug(submitted, sophie):
    with pytest.raises(TypeError):
        validate_project(
            project_id=submitted.pk, edits={"state": "signed"}, reply_days=None, actor=sophie
        )


def test_a_project_is_validated_once(submitted, sophie):
    validate_project(project_id=submitted.pk, edits={}, reply_days=None, actor=sophie)

    with pytest.raises(IllegalMove):
        validate_project(project_id=submitted.pk, edits={}, reply_days=None, actor=sophie)


def test_the_mail_that_asks_for_a_detail_opens_the_very_field(submitted, sophie):
    request_amendment(
        project_id=submitted.pk, text="Combien de pages ?", field="description", actor=sophie
    )
    run_due()

    mail = Mail.objects.get(kind="projects.amendment")
    assert f"/projets/{submitted.pk}/completer/#id_description" in mail.text
    assert "Combien de pages ?" in mail.text


@pytest.mark.parametrize("field", FIELDS)
def test_each_part_that_may_be_asked_for_has_its_place_on_the_page(client, submitted, field):
    submitted.state, submitted.amend_field = ProjectState.AMENDMENT_REQUESTED, field
    submitted.save()
    client.force_login(submitted.client)

    path, _hash, place = amend_path(submitted).partition("#")

    assert f'id="{place}"' in client.get(path).text


def test_asking_for_nothing_is_refused(submitted, sophie):
    with pytest.raises(ReasonMissing):
        request_amendment(project_id=submitted.pk, text="  ", actor=sophie)


def test_a_refusal_tells_its_reason(submitted, sophie):
    refuse_project(
        project_id=submitted.pk, reason_code="unpaid", text="Un prix en avance.", actor=sophie
    )
    run_due()

    submitted.refresh_from_db()
    assert submitted.state == ProjectState.REFUSED
    assert submitted.ended_at is not None
    mail = Mail.objects.get(kind="projects.refused")
    assert "travail non rémunéré" in mail.text
    assert "Un prix en avance." in mail.text


def test_another_reason_must_be_written(submitted, sophie):
    with pytest.raises(ReasonMissing):
        refuse_project(project_id=submitted.pk, reason_code="other", text="", actor=sophie)
    with pytest.raises(ReasonMissing):
        void_project(project_id=submitted.pk, reason_code="boredom", text="", actor=sophie)


def test_what_is_no_real_project_is_set_aside_even_when_listed(claire, sophie):
    project = ProjectFactory(client=claire)

    void_project(project_id=project.pk, reason_code="invalid_contact", text="", actor=sophie)
    run_due()

    project.refresh_from_db()
    assert project.state == ProjectState.VOIDED
    assert Fact.objects.get(kind="projects.voided").data["reason"] == "invalid_contact"
    assert Mail.objects.filter(kind="projects.voided").count() == 1


def test_details_that_never_come_close_the_project_after_ten_days(submitted, sophie):
    request_amendment(project_id=submitted.pk, text="Combien de pages ?", actor=sophie)
    Project.objects.update(amend_asked_at=now() - timedelta(days=9, hours=23))
    jobs.refuse_unanswered_amendments()
    assert Project.objects.get(pk=submitted.pk).state == ProjectState.AMENDMENT_REQUESTED

    Project.objects.update(amend_asked_at=now() - timedelta(days=10, minutes=1))
    jobs.refuse_unanswered_amendments()
    jobs.refuse_unanswered_amendments()
    run_due()

    assert Project.objects.get(pk=submitted.pk).state == ProjectState.REFUSED
    mail = Mail.objects.get(kind="projects.unanswered")
    assert "n’est pas venue" in mail.text


@pytest.mark.django_db(transaction=True)
def test_two_officers_who_decide_at_once_do_not_both_win():
    sophie = UserFactory(pseudo="sophie", officer=True)
    project = ProjectFactory(submitted=True)
    validated = threading.Event()

    def validate():
        with transaction.atomic():
            validate_project(project_id=project.pk, edits={}, reply_days=None, actor=sophie)
            validated.set()
            time.sleep(0.2)
        connection.close()

    thread = threading.Thread(target=validate)
    thread.start()
    validated.wait()
    with pytest.raises(IllegalMove):
        refuse_project(project_id=project.pk, reason_code="unpaid", text="", actor=sophie)
    thread.join()

    project.refresh_from_db()
    assert project.state == ProjectState.OPEN
