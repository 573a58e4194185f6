"""The centre: lines by day and project, read one by one, together or all, and taken back."""

from datetime import timedelta

import pytest

from ouvrage.brands.tests.factories import BrandFactory
from ouvrage.kit.time import now
from ouvrage.notifications.centre import NoticeCentre
from ouvrage.notifications.models import Notice
from ouvrage.notifications.queries import unread_count
from ouvrage.notifications.tests.factories import NoticeFactory
from ouvrage.projects.tests.factories import ProjectFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def brand():
    return BrandFactory()


def days_of(reader, **asked):
    centre = NoticeCentre(**asked)
    return centre.days(centre.rows(reader))


def test_lines_stand_by_day_and_those_of_one_project_together(claire):
    project = ProjectFactory(title="Logo pour une boulangerie")
    for text in ("une offre", "une autre offre", "encore une offre"):
        NoticeFactory(reader=claire, text=text, project_id=project.pk)
    NoticeFactory(reader=claire, text="autre chose")
    NoticeFactory(reader=claire, text="hier", at=now() - timedelta(days=1))

    today, yesterday = days_of(claire)

    assert [len(bundle.notices) for bundle in today.bundles] == [1, 3]
    assert today.bundles[1].title == "Logo pour une boulangerie"
    assert [bundle.newest.text for bundle in yesterday.bundles] == ["hier"]


def test_only_unread_lines_are_shown_when_asked(claire):
    NoticeFactory(reader=claire, text="lue", read_at=now())
    NoticeFactory(reader=claire, text="nouvelle")

    (today,) = days_of(claire, only_unread=True)

    assert [bundle.newest.text for bundle in today.bundles] == ["nouvelle"]


def test_all_are_marked_as_read_and_taken_back(client, claire, paul):
    before = NoticeFactory(reader=claire, read_at=now() - timedelta(days=1))
    NoticeFactory.create_batch(2, reader=claire)
    NoticeFactory(reader=paul)
    client.force_login(claire)

    page = client.post("/notifications/lues/", follow=True)
    assert unread_count(claire) == 0
    assert unread_count(paul) == 1

    client.post("/notifications/non-lues/", {"lues": page.context["undo"]})
    assert unread_count(claire) == 2
    before.refresh_from_db()
    assert before.read_at is not None


def test_the_lines_of_one_bundle_are_marked_alone_and_never_somebody_else_s(client, claire, paul):
    mine, other, his = (
        NoticeFactory(reader=claire), NoticeFactory(reader=claire), NoticeFactory(reader=paul),
    )  # fmt: skip
    client.force_login(claire)

    client.post("/notifications/lues/", {"notice": [str(mine.pk), str(his.pk)]})

    unread = Notice.objects.filter(read_at__isnull=True)
    assert set(unread) == {other, his}


@pytest.mark.parametrize("typed", ["", "hier", "2026-13-01", "2026-01-01T00:00:00"])
def test_what_is_no_moment_takes_nothing_back(client, claire, typed):
    NoticeFactory(reader=claire, read_at=now())
    client.force_login(claire)

    assert client.post("/notifications/non-lues/", {"lues": typed}).status_code == 303
    assert unread_count(claire) == 0


def test_the_bell_says_how_many_wait_and_nothing_when_nothing_changed(client, claire):
    NoticeFactory(reader=claire)
    client.force_login(claire)

    first = client.get("/notifications/cloche/")
    again = client.get("/notifications/cloche/", headers={"If-None-Match": first["ETag"]})
    NoticeFactory(reader=claire)
    later = client.get("/notifications/cloche/", headers={"If-None-Match": first["ETag"]})

    assert first.json() == {"unread": 1, "messages": 0}
    assert (again.status_code, again.content) == (304, b"")
    assert later.json() == {"unread": 2, "messages": 0}


def test_reading_the_centre_changes_nothing(client, claire):
    NoticeFactory(reader=claire, text="nouvelle")
    client.force_login(claire)

    assert "nouvelle" in client.get("/notifications/").text
    assert unread_count(claire) == 1


def test_the_list_renews_itself_without_the_page_around_it(client, claire):
    NoticeFactory(reader=claire, text="nouvelle")
    client.force_login(claire)

    part = client.get("/notifications/", headers={"HX-Request": "true"}).text

    assert "nouvelle" in part
    assert "<html" not in part


def test_the_centre_is_paged(client, claire):
    for number in range(45):
        NoticeFactory(reader=claire, text=f"nouvelle {number}")
    client.force_login(claire)

    first = client.get("/notifications/")
    rest = client.get("/notifications/", {"after": first.context["next"]})

    texts = {
        notice.text
        for answer in (first, rest)
        for day in answer.context["days"]
        for bundle in day.bundles
        for notice in bundle.notices
    }
    assert len(texts) == 45
