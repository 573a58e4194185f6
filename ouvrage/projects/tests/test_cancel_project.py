"""The client gives a project up, alone, until it is signed."""

import threading
import time
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.http import Http404
from django.urls import reverse

from ouvrage.accounts.tests.factories import UserFactory
from ouvrage.journal.models import Fact
from ouvrage.kit.errors import IllegalMove
from ouvrage.kit.jobs import run_due
from ouvrage.kit.time import today
from ouvrage.notifications.models import Mail
from ouvrage.projects.errors import ReasonMissing, StillToCome, TooLateToCancel
from ouvrage.projects.services import cancel_project, mark_selected
from ouvrage.projects.states import BEFORE_SIGNATURE, ProjectState
from ouvrage.projects.tests.factories import ProjectFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("state", sorted(BEFORE_SIGNATURE))
def test_a_project_is_cancelled_at_any_moment_before_signature(claire, state):
    project = ProjectFactory(client=claire, state=state)

    cancel_project(project_id=project.pk, reason="found_elsewhere", text="", actor=claire)
    run_due()

    project.refresh_from_db()
    assert project.state == ProjectState.CANCELLED
    assert project.cancel_reason == "found_elsewhere"
    assert Fact.objects.get(kind="projects.cancelled").data["before"] == state
    assert Mail.objects.filter(kind="projects.cancelled").count() == 1


@pytest.mark.parametrize("state", ["signed", "in_progress", "finalised", "refused", "voided"])
def test_a_signed_or_ended_project_is_not_cancelled(claire, state):
    project = ProjectFactory(client=claire, state=state)

    with pytest.raises(TooLateToCancel):
        cancel_project(project_id=project.pk, reason="abandoned", text="", actor=claire)


def test_a_project_is_over_on_a_day_that_has_come(claire, client):
    project = ProjectFactory(client=claire)
    tomorrow = today() + timedelta(days=1)

    with pytest.raises(StillToCome):
        cancel_project(
            project_id=project.pk, reason="abandoned", text="", dead_since=tomorrow, actor=claire
        )
    client.force_login(claire)
    page = client.post(
        reverse("projects:cancel", args=[project.pk]),
        {"reason": "abandoned", "dead_since": tomorrow.isoformat()},
    )

    assert page.status_code == 422
    assert "Indiquez un jour déjà venu" in page.text


def test_the_fact_says_since_when_it_was_over(claire, client):
    project = ProjectFactory(client=claire)
    client.force_login(claire)

    client.post(
        reverse("projects:cancel", args=[project.pk]),
        {"reason": "found_elsewhere", "dead_since": today().isoformat()},
    )

    said = Fact.objects.get(kind="projects.cancelled").data["dead_since"]
    assert said == today().isoformat()


def test_asked_twice_it_is_cancelled_once(claire):
    project = ProjectFactory(client=claire)

    for _ in range(2):
        cancel_project(project_id=project.pk, reason="abandoned", text="", actor=claire)

    assert Fact.objects.filter(kind="projects.cancelled").count() == 1


def test_another_reason_needs_a_word(claire):
    project = ProjectFactory(client=claire)

    with pytest.raises(ReasonMissing):
        cancel_project(project_id=project.pk, reason="other", text=" ", actor=claire)


def test_nobody_cancels_somebody_else_s_project(paul):
    project = ProjectFactory()

    with pytest.raises(Http404):
        cancel_project(project_id=project.pk, reason="abandoned", text="", actor=paul)


def test_the_page_tells_the_consequence_before_the_button(client, claire):
    project = ProjectFactory(client=claire, offer_count=3)
    client.force_login(claire)
    page = reverse("projects:cancel", args=[project.pk])

    shown = client.get(page).text
    assert "3 prestataires" in shown
    assert "récupèrent" in shown

    assert client.post(page, {"reason": "other", "text": ""}).status_code == 422
    assert client.post(page, {"reason": "postponed", "text": ""}).status_code == 302
    project.refresh_from_db()
    assert project.cancel_reason == "postponed"


def test_the_page_of_a_signed_project_explains_instead(client, claire):
    project = ProjectFactory(client=claire, state="signed")
    client.force_login(claire)

    answer = client.get(reverse("projects:cancel", args=[project.pk]))

    assert answer.status_code == 409
    assert 'data-code="projects.too_late_to_cancel"' in answer.text


@pytest.mark.django_db(transaction=True)
def test_choosing_a_provider_waits_for_a_cancellation_and_is_refused():
    project = ProjectFactory(client=UserFactory(pseudo="claire"))
    claire = project.client
    cancelled = threading.Event()

    def cancel():
        with transaction.atomic():
            cancel_project(project_id=project.pk, reason="abandoned", text="", actor=claire)
            cancelled.set()
            time.sleep(0.2)
        connection.close()

    thread = threading.Thread(target=cancel)
    thread.start()
    cancelled.wait()
    with pytest.raises(IllegalMove), transaction.atomic():
        mark_selected(project_id=project.pk, actor=claire)
    thread.join()
