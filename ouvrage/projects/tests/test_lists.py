"""Gestures on several projects, taking them back, visits."""

from datetime import timedelta

import pytest
from django.urls import reverse

from ouvrage.kit.ids import new_id
from ouvrage.kit.time import clock_at, now
from ouvrage.projects.errors import NothingToUndo
from ouvrage.projects.lists import services
from ouvrage.projects.models import ListVisit, ShelfMove, Shelved
from ouvrage.projects.services import shelve_project
from ouvrage.projects.tests.factories import ProjectFactory

pytestmark = pytest.mark.django_db
LIST = reverse("projects:list")


def shelves():
    return dict(Shelved.objects.values_list("project", "shelf"))


def test_ticked_projects_are_hidden_at_once_and_put_back_by_one_click(client, paul):
    kept, *others = ProjectFactory.create_batch(3)
    shelve_project(project_id=kept.pk, shelf="shortlist", actor=paul)
    client.force_login(paul)
    ticked = [project.pk for project in (kept, *others)]

    done = client.post(
        reverse("projects:move"), {"choisi": ticked, "shelf": "hidden", "next": f"{LIST}?q=logo"}
    )
    assert set(shelves().values()) == {"hidden"}
    page = client.get(done.url).text
    undo = reverse("projects:undo", args=[ShelfMove.objects.get().pk])
    assert undo in page

    back = client.post(undo, {"next": done.url})
    assert back.url == f"{LIST}?q=logo"
    assert shelves() == {kept.pk: "shortlist"}
    client.post(undo)
    assert shelves() == {kept.pk: "shortlist"}


def test_the_same_gesture_sent_twice_is_one(paul):
    project = ProjectFactory()
    move_id = new_id()

    for shelf in ("hidden", "shortlist"):
        services.move_many(move_id=move_id, project_ids=[project.pk], shelf=shelf, actor=paul)

    assert shelves() == {project.pk: "hidden"}


def test_after_ten_minutes_it_is_done_one_by_one(paul):
    move = services.move_many(
        move_id=new_id(), project_ids=[ProjectFactory().pk], shelf="hidden", actor=paul
    )

    with clock_at(now() + timedelta(minutes=11)), pytest.raises(NothingToUndo):
        services.undo_move(move_id=move.pk, actor=paul)


def test_unpublished_projects_are_passed_over(client, paul):
    hidden = ProjectFactory(submitted=True)
    client.force_login(paul)

    answer = client.post(reverse("projects:move"), {"choisi": [hidden.pk, "x"], "shelf": "hidden"})

    assert answer.url == LIST
    assert not shelves()


def test_somebody_else_s_gesture_is_not_taken_back(client, paul, nadia):
    move = services.move_many(
        move_id=new_id(), project_ids=[ProjectFactory().pk], shelf="hidden", actor=paul
    )
    client.force_login(nadia)

    assert client.post(reverse("projects:undo", args=[move.pk])).status_code == 404
    assert shelves()


def test_a_visit_lasts_until_a_long_silence(paul):
    start = now()
    for minutes in (0, 10, 20, 300):
        with clock_at(start + timedelta(minutes=minutes)):
            services.note_visit(actor=paul)

    visit = ListVisit.objects.get()
    assert visit.seen_at == start + timedelta(minutes=20)
    assert visit.last_at == start + timedelta(minutes=300)


def test_looking_alone_writes_nothing(client, paul):
    ProjectFactory()
    client.force_login(paul)

    client.get(LIST)

    assert not ListVisit.objects.exists()
