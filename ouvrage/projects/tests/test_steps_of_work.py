"""The steps that apps above take: chosen, reopened, signed, begun, done; offers counted."""

import threading

import pytest
from django.db import connection, transaction
from django.db.transaction import TransactionManagementError

from ouvrage.journal.models import Fact
from ouvrage.kit.errors import IllegalMove
from ouvrage.projects import services
from ouvrage.projects.states import ProjectState
from ouvrage.projects.tests.factories import ProjectFactory

pytestmark = pytest.mark.django_db


def test_a_project_goes_from_chosen_to_done(claire):
    project = ProjectFactory(client=claire)

    for step in ("selected", "signed", "started", "finalised"):
        mark = getattr(services, f"mark_{step}")
        mark(project_id=project.pk, actor=claire)

    project.refresh_from_db()
    assert project.state == ProjectState.FINALISED
    assert project.ended_at is not None
    assert list(Fact.objects.order_by("pk").values_list("kind", "actor_side")) == [
        ("projects.selected", "client"),
        ("projects.signed", "client"),
        ("projects.started", "client"),
        ("projects.finalised", "client"),
    ]


def test_a_choice_may_be_undone_before_signature(claire, paul):
    project = ProjectFactory(client=claire)
    services.mark_selected(project_id=project.pk, actor=claire)

    services.mark_reopened(project_id=project.pk, actor=paul)

    project.refresh_from_db()
    assert project.state == ProjectState.OPEN
    assert Fact.objects.get(kind="projects.reopened").actor_side == "provider"


def test_a_project_that_is_open_again_may_be_asked_about_anew(claire):
    project = ProjectFactory(client=claire, stale=True)
    services.ask_reconfirmation(project_id=project.pk)

    services.mark_selected(project_id=project.pk, actor=claire)
    services.mark_reopened(project_id=project.pk, actor=claire)

    project.refresh_from_db()
    assert project.reconfirm_asked_at is None


def test_steps_are_not_skipped(claire):
    project = ProjectFactory(client=claire)

    with pytest.raises(IllegalMove):
        services.mark_signed(project_id=project.pk, actor=claire)


def test_offers_are_counted_up_and_down_never_below_none():
    project = ProjectFactory()

    for delta in (1, 1, -1, -1, -1):
        services.count_offer(project_id=project.pk, delta=delta)

    project.refresh_from_db()
    assert project.offer_count == 0


@pytest.mark.django_db(transaction=True)
def test_counting_belongs_inside_the_caller_s_transaction():
    project = ProjectFactory()

    with pytest.raises(TransactionManagementError):
        services.count_offer(project_id=project.pk, delta=1)


@pytest.mark.django_db(transaction=True)
def test_two_offers_at_once_are_both_counted():
    project = ProjectFactory()
    counted = threading.Event()
    let_go = threading.Event()

    def count_first():
        with transaction.atomic():
            services.count_offer(project_id=project.pk, delta=1)
            counted.set()
            let_go.wait(0.3)
        connection.close()

    thread = threading.Thread(target=count_first)
    thread.start()
    counted.wait()
    with transaction.atomic():
        services.count_offer(project_id=project.pk, delta=1)
    thread.join()

    project.refresh_from_db()
    assert project.offer_count == 2
