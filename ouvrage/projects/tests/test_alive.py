"""Is it still wanted? The stamp, the question, the sleep and the one-click link."""

import re
import threading
import time
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.urls import reverse

from ouvrage.accounts.tests.factories import UserFactory
from ouvrage.journal.models import Fact
from ouvrage.kit.jobs import run_due
from ouvrage.kit.time import now
from ouvrage.notifications.models import Mail
from ouvrage.projects import alive, jobs
from ouvrage.projects.errors import DeskOnly, Over
from ouvrage.projects.models import Project
from ouvrage.projects.services import cancel_project, confirm_alive, put_to_sleep
from ouvrage.projects.states import ProjectState
from ouvrage.projects.tests.factories import ProjectFactory

pytestmark = pytest.mark.django_db


def confirmed(days_ago, **options):
    return ProjectFactory(confirmed_alive_at=now() - timedelta(days=days_ago), **options)


@pytest.mark.parametrize(
    ("days", "state"), [(0, "alive"), (20, "alive"), (22, "reconfirm"), (46, "asleep")]
)
def test_the_stamp_ages(days, state):
    assert alive.stamp(confirmed(days)).state == state


def test_credits_are_spent_only_under_a_fresh_stamp():
    assert alive.stamp(confirmed(1)).may_spend
    assert not alive.stamp(confirmed(22)).may_spend


def test_the_client_is_asked_once_and_confirms_by_one_click_signed_out(client, claire):
    project = confirmed(25, client=claire)
    jobs.ask_reconfirmation()
    jobs.ask_reconfirmation()
    run_due()

    mail = Mail.objects.get(kind="projects.reconfirm")
    link = re.search(r"/projets/\d+/confirmer/\S+", mail.text)[0]

    shown = client.get(link)
    assert shown.status_code == 200
    assert Project.objects.get(pk=project.pk).confirmed_alive_at == project.confirmed_alive_at

    assert client.post(link).status_code == 200
    project.refresh_from_db()
    assert alive.stamp(project).state == "alive"
    assert project.alive_by == "link"


def test_who_confirmed_in_the_meantime_is_left_in_peace(claire):
    project = confirmed(25, client=claire)
    jobs.ask_reconfirmation()
    confirm_alive(project_id=project.pk, by="client", actor=claire)
    run_due()

    assert not Mail.objects.filter(kind="projects.reconfirm").exists()


def test_a_project_nobody_confirms_falls_asleep_and_wakes_by_the_link(client, claire):
    project = confirmed(46, client=claire)
    jobs.put_to_sleep()
    jobs.put_to_sleep()
    run_due()

    project.refresh_from_db()
    assert project.state == ProjectState.DORMANT
    assert Mail.objects.filter(kind="projects.asleep").count() == 1

    client.post(alive.link_path(project))
    run_due()
    project.refresh_from_db()
    assert project.state == ProjectState.OPEN
    assert Mail.objects.filter(kind="projects.awake").count() == 1


def test_a_project_confirmed_lately_does_not_fall_asleep():
    project = confirmed(44)

    jobs.put_to_sleep()

    project.refresh_from_db()
    assert project.state == ProjectState.OPEN


def test_another_project_s_link_opens_nothing(client):
    mine, other = ProjectFactory.create_batch(2)
    signed = alive.link_path(mine).rstrip("/").rsplit("/", 1)[1]

    answer = client.post(reverse("projects:alive", args=[other.pk, signed]))

    assert answer.status_code == 410
    assert 'data-code="projects.stale_link"' in answer.text


def test_the_link_of_a_cancelled_project_says_that_it_is_over(client, claire):
    project = ProjectFactory(client=claire)
    cancel_project(project_id=project.pk, reason="abandoned", text="", actor=claire)

    assert client.get(alive.link_path(project)).status_code == 409
    with pytest.raises(Over):
        confirm_alive(project_id=project.pk, by="link", actor=None)


def test_acts_of_the_client_are_told_once_in_a_while(claire):
    project = confirmed(3, client=claire)

    confirm_alive(project_id=project.pk, by="client", actor=claire)
    confirm_alive(project_id=project.pk, by="client", actor=claire)

    assert Fact.objects.filter(kind="projects.alive_confirmed").count() == 1


def test_only_suivi_projet_confirms_by_phone(paul, sophie):
    project = confirmed(3)

    with pytest.raises(DeskOnly):
        confirm_alive(project_id=project.pk, by="phone", actor=paul)
    confirm_alive(project_id=project.pk, by="phone", actor=sophie)

    assert Fact.objects.get(kind="projects.alive_confirmed").actor_side == "followup"


def test_the_signed_in_client_confirms_from_the_page(client, claire):
    project = confirmed(30, client=claire)
    client.force_login(claire)
    page = reverse("projects:confirm", args=[project.pk])

    assert client.get(page).status_code == 200
    assert client.post(page).status_code == 302

    project.refresh_from_db()
    assert alive.stamp(project).state == "alive"


@pytest.mark.django_db(transaction=True)
def test_falling_asleep_waits_for_a_confirmation_and_then_leaves_the_project_awake():
    project = confirmed(50, client=UserFactory(pseudo="claire"))
    confirmed_now = threading.Event()

    def confirm():
        with transaction.atomic():
            confirm_alive(project_id=project.pk, by="link", actor=None)
            confirmed_now.set()
            time.sleep(0.2)
        connection.close()

    thread = threading.Thread(target=confirm)
    thread.start()
    confirmed_now.wait()
    put_to_sleep(project_id=project.pk)
    thread.join()

    project.refresh_from_db()
    assert project.state == ProjectState.OPEN
    assert not Fact.objects.filter(kind="projects.fell_asleep").exists()
