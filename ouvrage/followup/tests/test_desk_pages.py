"""The queue and the sheet as officers see them: parts, filters, bounds."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from ouvrage.accounts.models import User
from ouvrage.followup.models import Purpose, Task
from ouvrage.followup.queries import likely_duplicates
from ouvrage.followup.services import claim_task
from ouvrage.followup.tests.conftest import TUESDAY
from ouvrage.kit.time import clock_at, now
from ouvrage.projects.models import Project
from ouvrage.projects.tests.factories import ProjectFactory

QUEUE = "/bureau/suivi/"


@pytest.fixture
def desk(client: Client, sophie: User, settings: Any) -> Client:
    settings.DEMO_WITHOUT_SECOND_FACTOR = True
    client.force_login(sophie)
    return client


def _calls(count: int, purpose: str = Purpose.FIRST_CALL) -> list[Task]:
    return [
        Task.objects.create(
            project=ProjectFactory(title=f"Enseigne n° {number}"),
            purpose=purpose,
            due_at=now() - timedelta(minutes=number),
        )
        for number in range(count)
    ]


def test_many_calls_cost_no_more_queries_and_are_paged(
    desk: Client, django_assert_max_num_queries: Any
) -> None:
    _calls(25)

    with django_assert_max_num_queries(9):
        page = desk.get(QUEUE).content.decode()

    assert page.count("data-row>") == 20
    assert "after=" in page


def test_a_sheet_asks_as_many_questions_however_long_its_history(
    desk: Client, sophie: User, django_assert_max_num_queries: Any
) -> None:
    task = _calls(1)[0]
    claim_task(task_id=task.pk, actor=sophie)

    with django_assert_max_num_queries(14):
        desk.get(reverse("followup:sheet", args=[task.pk]))


def test_the_queue_is_narrowed_by_purpose_and_site(desk: Client) -> None:
    asked, other = _calls(1)[0], _calls(1, Purpose.RECONFIRM)[0]

    by_purpose = desk.get(QUEUE, {"purpose": "reconfirm"}).content.decode()
    by_site = desk.get(QUEUE, {"brand": asked.project.brand.slug}).content.decode()
    neither = desk.get(QUEUE, {"purpose": "check"}).content.decode()

    def shown(page: str) -> list[bool]:
        return [f"#{task.project_id}<" in page for task in (asked, other)]

    assert shown(by_purpose) == [False, True]
    assert shown(by_site)[0]
    assert "Aucun appel de ce genre" in neither


def test_at_night_the_desk_says_when_calls_open_again(desk: Client, task: Task) -> None:
    with clock_at(TUESDAY.replace(hour=22)):
        page = desk.get(QUEUE).content.decode()

    assert "mercredi" in page
    assert "25" in page
    assert "10:00" in page


def test_each_outcome_says_what_follows(desk: Client, task: Task, sophie: User) -> None:
    with clock_at(TUESDAY):
        claim_task(task_id=task.pk, actor=sophie)
        page = desk.get(reverse("followup:sheet", args=[task.pk])).content.decode()

    assert "puis la décision" in page
    assert "prochain appel" in page
    assert "24 novembre à 14:00" in page


def test_the_same_number_under_another_name_is_a_likely_duplicate(project: Project) -> None:
    twin = ProjectFactory(contact_phone=project.contact_phone)
    ProjectFactory(contact_phone="+33199009999")

    assert list(likely_duplicates(project)) == [twin]
