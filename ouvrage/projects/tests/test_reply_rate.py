"""The one rule of the public reply rate: a yes, a no or another choice by the promised day."""

from datetime import datetime, timedelta

import pytest

from ouvrage.accounts.models import User
from ouvrage.journal.models import Fact
from ouvrage.kit.time import PARIS, today
from ouvrage.projects.models import Project
from ouvrage.projects.queries import figures_of
from ouvrage.projects.queries.replies import Replies, replies_by_week
from ouvrage.projects.states import ProjectState
from ouvrage.projects.tests.factories import ProjectFactory

pytestmark = pytest.mark.django_db
DUE = today() - timedelta(days=2)


@pytest.fixture
def project(claire: User) -> Project:
    return ProjectFactory(client=claire, reply_due_on=DUE)


def on(days: int, hour: int = 10) -> datetime:
    """So many days from the promised day."""
    return datetime(DUE.year, DUE.month, DUE.day, hour, tzinfo=PARIS) + timedelta(days=days)


def told(project: Project, kind: str, offer: str = "", days: int = -1, hour: int = 10) -> None:
    Fact.objects.create(
        kind=kind,
        subject="offers.offer",
        subject_id=offer,
        project_id=project.pk,
        at=on(days, hour),
    )


def sent(project: Project, *offers: str, days: int = -5) -> None:
    for offer in offers:
        told(project, "offers.sent", offer, days)


def rate(client: User) -> Replies:
    figures = figures_of([client.pk])[client.pk]
    return Replies(figures.offers, figures.answered)


def test_a_no_by_the_promised_evening_is_an_answer_and_a_late_one_is_none(
    project: Project, claire: User
) -> None:
    sent(project, "a", "b", "c")
    told(project, "offers.declined", "a", days=0, hour=23)
    told(project, "offers.declined", "b", days=1)

    assert rate(claire) == Replies(3, 1)


def test_choosing_one_or_giving_up_answers_them_all(project: Project, claire: User) -> None:
    sent(project, "a", "b")
    told(project, "offers.selected", "a")
    given_up = ProjectFactory(client=claire, reply_due_on=DUE, state=ProjectState.CANCELLED)
    sent(given_up, "c")
    told(given_up, "projects.cancelled", str(given_up.pk))

    assert rate(claire) == Replies(3, 3)


def test_a_shortlist_a_look_and_the_closing_message_are_no_answers(
    project: Project, claire: User
) -> None:
    sent(project, "a")
    for kind in ("offers.shortlisted", "offers.read", "offers.left_unanswered"):
        told(project, kind, "a")

    assert rate(claire) == Replies(1, 0)


def test_what_was_withdrawn_came_late_or_is_still_waited_for_does_not_count(
    project: Project, claire: User
) -> None:
    sent(project, "a")
    told(project, "offers.withdrawn", "a")
    sent(project, "b", days=1)
    sent(ProjectFactory(client=claire, reply_due_on=today()), "c")
    sent(ProjectFactory(client=claire, reply_due_on=DUE, state=ProjectState.VOIDED), "d")

    assert rate(claire) == Replies()


def test_an_offer_withdrawn_past_the_day_still_had_no_answer(
    project: Project, claire: User
) -> None:
    sent(project, "a")
    told(project, "offers.withdrawn", "a", days=1)

    assert rate(claire) == Replies(1, 0)


def test_nothing_is_said_of_fewer_than_three_offers(project: Project, claire: User) -> None:
    sent(project, "a", "b")
    assert figures_of([claire.pk])[claire.pk].reply_percent is None

    sent(project, "c")
    told(project, "offers.declined", "c")
    assert figures_of([claire.pk])[claire.pk].reply_percent == 33


def test_a_week_counts_what_was_promised_in_it(project: Project) -> None:
    sent(project, "a", "b")
    told(project, "offers.declined", "a")
    monday = DUE - timedelta(days=DUE.weekday())

    assert replies_by_week(since=monday, brand_id=project.brand_id) == {monday: Replies(2, 1)}
    assert replies_by_week(since=today(), brand_id=None) == {}
