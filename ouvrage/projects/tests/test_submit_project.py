"""Sending a project to Suivi Projet, once, whole, and not too often."""

import threading

import pytest
from django.db import connection, transaction
from django.http import Http404

from ouvrage.accounts import facts as accounts
from ouvrage.accounts.tests.factories import UserFactory
from ouvrage.conftest import activated
from ouvrage.journal.models import Fact
from ouvrage.journal.services import record
from ouvrage.kit.jobs import run_due
from ouvrage.notifications.models import Mail, Notice
from ouvrage.projects.errors import Incomplete, NothingAsked, TooManyToday
from ouvrage.projects.models import Project
from ouvrage.projects.services import (
    complete_project,
    post_draft,
    request_amendment,
    submit_project,
)
from ouvrage.projects.states import ProjectState
from ouvrage.projects.tests.factories import ProjectFactory

pytestmark = pytest.mark.django_db


def test_a_draft_is_sent_and_the_client_is_thanked(claire):
    draft = ProjectFactory(draft=True, client=claire)

    submit_project(project_id=draft.pk, actor=claire)
    run_due()

    draft.refresh_from_db()
    assert draft.state == ProjectState.SUBMITTED
    assert draft.submitted_at is not None
    mail = Mail.objects.get(kind="projects.received")
    assert mail.recipient == claire
    assert "Logo pour une boulangerie" in mail.subject
    assert Notice.objects.filter(reader=claire, kind="projects.received").count() == 1


def test_numbers_of_projects_start_at_10001(claire):
    assert ProjectFactory(client=claire).pk > 10_000


def test_a_project_sent_twice_is_sent_once(claire):
    draft = ProjectFactory(draft=True, client=claire)

    submit_project(project_id=draft.pk, actor=claire)
    submit_project(project_id=draft.pk, actor=claire)

    assert Fact.objects.filter(kind="projects.submitted").count() == 1


def test_a_project_without_description_or_budget_is_not_sent(claire):
    draft = ProjectFactory(draft=True, client=claire, description="", budget_bracket="")

    with pytest.raises(Incomplete) as refused:
        submit_project(project_id=draft.pk, actor=claire)

    assert refused.value.text.startswith("Il manque encore")
    draft.refresh_from_db()
    assert draft.state == ProjectState.DRAFT


def test_somebody_else_s_draft_is_not_found(claire, paul):
    draft = ProjectFactory(draft=True, client=claire)

    with pytest.raises(Http404):
        submit_project(project_id=draft.pk, actor=paul)


def test_the_sixth_project_of_a_day_stays_a_draft(claire):
    ProjectFactory.create_batch(5, client=claire)
    draft = ProjectFactory(draft=True, client=claire)

    with pytest.raises(TooManyToday):
        submit_project(project_id=draft.pk, actor=claire)

    draft.refresh_from_db()
    assert draft.state == ProjectState.DRAFT


def test_imported_projects_are_not_counted_against_the_day(claire):
    ProjectFactory.create_batch(5, client=claire)
    draft = ProjectFactory(draft=True, client=claire, imported_as="briefs:7")

    submit_project(project_id=draft.pk, actor=claire)

    draft.refresh_from_db()
    assert draft.state == ProjectState.SUBMITTED


@pytest.mark.django_db(transaction=True)
def test_two_drafts_sent_at_once_do_not_slip_under_the_limit():
    claire = activated(UserFactory(pseudo="claire"))
    ProjectFactory.create_batch(4, client=claire)
    first, second = ProjectFactory.create_batch(2, draft=True, client=claire)
    first_is_sent = threading.Event()
    let_go = threading.Event()

    def send_first():
        with transaction.atomic():
            submit_project(project_id=first.pk, actor=claire)
            first_is_sent.set()
            let_go.wait(0.4)
        connection.close()

    thread = threading.Thread(target=send_first)
    thread.start()
    first_is_sent.wait()
    with pytest.raises(TooManyToday):
        submit_project(project_id=second.pk, actor=claire)
    let_go.set()
    thread.join()


def test_a_visitor_s_project_waits_for_the_address_to_be_proven():
    draft = ProjectFactory(draft=True, client=None, contact_email="claire@courriel.example")

    posted = post_draft(token=draft.token, actor=None, language="fr")
    run_due()

    assert posted.is_held
    draft.refresh_from_db()
    assert draft.state == ProjectState.DRAFT
    assert draft.client.email == "claire@courriel.example"

    with transaction.atomic():
        record(accounts.ACTIVATED, subject=draft.client, actor=draft.client, side="client")
    run_due()
    draft.refresh_from_db()
    assert draft.state == ProjectState.SUBMITTED
    assert draft.held_since is None


def test_a_known_address_does_not_send_the_project_by_itself(claire):
    """Whoever writes somebody else's address gets nothing done in her name."""
    draft = ProjectFactory(draft=True, client=None, contact_email=claire.email)

    posted = post_draft(token=draft.token, actor=None, language="fr")
    run_due()

    assert posted.is_held
    draft.refresh_from_db()
    assert (draft.client, draft.state) == (claire, ProjectState.DRAFT)


def test_a_signed_in_client_s_project_leaves_at_once(claire):
    draft = ProjectFactory(draft=True, client=None)

    posted = post_draft(token=draft.token, actor=claire, language="fr")

    assert not posted.is_held
    assert Project.objects.get(pk=draft.pk).state == ProjectState.SUBMITTED


def test_the_same_unproven_address_cannot_be_written_to_without_end():
    for _ in range(5):
        draft = ProjectFactory(draft=True, client=None, contact_email="claire@courriel.example")
        post_draft(token=draft.token, actor=None, language="fr")
    sixth = ProjectFactory(draft=True, client=None, contact_email="claire@courriel.example")

    with pytest.raises(TooManyToday):
        post_draft(token=sixth.token, actor=None, language="fr")


def test_what_was_asked_is_completed_and_sent_again(claire, sophie):
    project = ProjectFactory(submitted=True, client=claire)
    request_amendment(project_id=project.pk, text="Combien de pages ?", actor=sophie)

    complete_project(
        project_id=project.pk, content={"description": "Douze pages, " * 10}, actor=claire
    )
    run_due()

    project.refresh_from_db()
    assert project.state == ProjectState.SUBMITTED
    assert project.description.startswith("Douze pages")
    assert Mail.objects.filter(kind="projects.completed").count() == 1


def test_nothing_is_completed_when_nothing_was_asked(claire):
    project = ProjectFactory(submitted=True, client=claire)

    with pytest.raises(NothingAsked):
        complete_project(project_id=project.pk, content={}, actor=claire)
