"""Credits come back by themselves, on evidence, each once (RULES §4)."""

from datetime import timedelta

import pytest
import time_machine

from ouvrage.access.models import Opening
from ouvrage.access.queries import Rights, rights
from ouvrage.access.services import return_for_cancellation, return_for_void
from ouvrage.access.tests.factories import opened, with_credits
from ouvrage.credits.models import Cause, CreditKind, Grant
from ouvrage.credits.queries import balances
from ouvrage.journal.models import Fact
from ouvrage.kit.jobs import run_due
from ouvrage.kit.time import now
from ouvrage.kit.verifying import run_checks
from ouvrage.notifications.models import Notice
from ouvrage.projects.models import CancelReason, VoidReason
from ouvrage.projects.services import cancel_project, void_project
from ouvrage.projects.tests.factories import ProjectFactory


@pytest.fixture
def project(claire):
    return ProjectFactory(client=claire)


@pytest.fixture
def rich(paul, project):
    with_credits(paul)
    for kind in CreditKind:
        opened(paul, project, kind)
    return paul


def left(provider):
    return {kind: balance.count for kind, balance in balances(provider.company_id).items()}


def problems():
    return [problem for outcome in run_checks() for problem in outcome.problems]


def void(project, sophie):
    void_project(
        project_id=project.pk, reason_code=VoidReason.FAKE, text="Demande inventée.", actor=sophie
    )
    run_due()


def cancel(project, claire):
    cancel_project(project_id=project.pk, reason=CancelReason.ABANDONED, text="", actor=claire)
    run_due()


def test_a_project_set_aside_gives_all_credits_back(rich, project, sophie):
    void(project, sophie)

    assert left(rich) == {"CONSULTATION": 3, "OFFRE": 3, "CONTACT": 3}
    assert not Opening.objects.filter(returned_at__isnull=True).exists()
    assert Fact.objects.filter(kind="credits.returned", project_id=project.pk).count() == 3
    assert problems() == []


def test_a_client_who_cancels_soon_gives_contact_and_offer_back(rich, project, claire):
    cancel(project, claire)

    assert left(rich) == {"CONSULTATION": 2, "OFFRE": 3, "CONTACT": 3}
    assert Grant.objects.filter(cause=Cause.PROJECT_CANCELLED).count() == 2
    assert problems() == []


def test_a_client_who_cancels_after_seven_days_gives_nothing_back(rich, project, claire):
    with time_machine.travel(now() + timedelta(days=7, minutes=1), tick=False):
        cancel(project, claire)

    assert left(rich) == {"CONSULTATION": 2, "OFFRE": 2, "CONTACT": 2}


def test_a_return_is_made_once_however_often_it_is_asked(rich, project, claire):
    cancel(project, claire)
    return_for_cancellation(project_id=project.pk)
    return_for_void(project_id=project.pk)

    assert left(rich) == {"CONSULTATION": 2, "OFFRE": 3, "CONTACT": 3}


def test_a_project_that_runs_gives_nothing_back(rich, project):
    return_for_void(project_id=project.pk)
    return_for_cancellation(project_id=project.pk)

    assert left(rich) == {"CONSULTATION": 2, "OFFRE": 2, "CONTACT": 2}


def test_the_person_who_spent_is_told_of_each_return(rich, project, sophie):
    void(project, sophie)

    told = Notice.objects.filter(reader=rich, kind="access.returned")
    assert told.count() == 3
    assert any("consultation" in notice.text for notice in told)


def test_what_was_opened_stays_open_after_the_return(rich, project, sophie):
    void(project, sophie)

    assert rights(rich.company_id, project.pk) == Rights(True, True, True)
