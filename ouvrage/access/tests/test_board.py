"""The prospecting board: stages told by facts or by hand, words to oneself, reminders."""

from datetime import timedelta

import pytest
from django.urls import reverse

from ouvrage.access.board import queries, services
from ouvrage.access.errors import StageOfFacts
from ouvrage.access.models import Prospect, Stage
from ouvrage.access.tests.factories import opened, with_credits
from ouvrage.credits.models import CreditKind
from ouvrage.journal.models import Fact
from ouvrage.kit.jobs import known_jobs
from ouvrage.kit.time import clock_at, now, today
from ouvrage.notifications.models import Notice
from ouvrage.projects.models import Project
from ouvrage.projects.tests.factories import ProjectFactory

pytestmark = pytest.mark.django_db
BOARD = reverse("access:board")


@pytest.fixture
def provider(paul):
    return with_credits(paul)


@pytest.fixture
def project(provider):
    return opened(provider, ProjectFactory(title="Logo d’un fournil")).project


def stage_of(person, project):
    return queries.stages_of(person.company_id)[project.pk]


def happened(person, project, *kinds):
    for kind in kinds:
        Fact.objects.create(
            kind=kind,
            subject="x",
            subject_id="1",
            project_id=project.pk,
            company_id=person.company_id,
        )


@pytest.mark.parametrize(
    ("facts", "stage"),
    [
        ([], "opened"),
        (["offers.sent"], "offered"),
        (["offers.sent", "offers.declined"], "lost"),
        (["offers.sent", "offers.declined", "offers.reconsidered"], "offered"),
        (["offers.sent", "offers.withdrawn"], "opened"),
        (["offers.sent", "offers.selected", "contracts.in_force"], "won"),
    ],
)
def test_facts_tell_the_stage(provider, project, facts, stage):
    happened(provider, project, *facts)

    assert stage_of(provider, project) == stage


def test_a_contact_comes_before_an_offer_and_a_hand_before_both(provider, project):
    happened(provider, project, "offers.sent")
    opened(provider, project, kind=CreditKind.CONTACT)
    assert stage_of(provider, project) == Stage.CONTACTED

    services.move_prospects(project_ids=[project.pk], stage=Stage.IN_TALKS, actor=provider)
    assert stage_of(provider, project) == Stage.IN_TALKS

    services.move_prospects(project_ids=[project.pk], stage="", actor=provider)
    assert stage_of(provider, project) == Stage.CONTACTED


def test_what_is_over_is_lost_unless_it_was_won(provider, project):
    services.move_prospects(project_ids=[project.pk], stage=Stage.IN_TALKS, actor=provider)
    Project.objects.update(state="cancelled")
    assert stage_of(provider, project) == Stage.LOST

    happened(provider, project, "contracts.in_force")
    assert stage_of(provider, project) == Stage.WON


def test_what_only_facts_tell_is_not_said_by_hand(client, provider, project):
    with pytest.raises(StageOfFacts):
        services.move_prospects(project_ids=[project.pk], stage=Stage.WON, actor=provider)

    client.force_login(provider)
    answer = client.post(
        reverse("access:move"), {"projet": project.pk, "etape": "won"}, follow=True
    )
    assert "etape-won" in answer.text
    assert not Prospect.objects.exists()


def test_the_board_has_six_columns_in_few_queries(
    client, provider, project, django_assert_max_num_queries
):
    client.force_login(provider)
    client.get(BOARD)

    with django_assert_max_num_queries(9):
        page = client.get(BOARD).text

    assert page.count('class="board-column"') == 6
    assert "Logo d’un fournil" in page


def test_one_stage_is_read_as_a_list(client, provider, project):
    client.force_login(provider)
    url = reverse("access:prospecting")

    assert "fournil" in client.get(url, {"etape": "opened"}).text
    assert "fournil" not in client.get(url, {"etape": "won"}).text.split("<main")[1]


def test_words_to_oneself_are_kept_and_nobody_else_reads_them(client, provider, project, nadia):
    page = reverse("access:prospect", args=[project.pk])
    client.force_login(provider)
    client.post(
        page,
        {"stage": "in_talks", "next_step": "Rappeler Claire", "remind_on": today(), "note": "Oui"},
    )

    assert "Rappeler Claire" in client.get(BOARD).text
    assert "Rappeler Claire" in client.get(reverse("web:today")).text
    assert "Rappeler Claire" in client.get(reverse("access:export")).getvalue().decode()
    client.force_login(nadia)
    assert client.get(page).status_code == 404
    assert client.post(page, {"note": "x"}).status_code == 404


def test_a_reminder_comes_once_on_its_day_and_anew_for_another(provider, project):
    def remind_on(day):
        services.write_prospect(
            project_id=project.pk,
            stage="",
            next_step="Rappeler",
            remind_on=day,
            note="",
            actor=provider,
        )

    job = known_jobs()["access.remind_prospects"]
    remind_on(today() + timedelta(days=1))
    job()
    assert Notice.objects.filter(kind="access.reminder").count() == 0

    with clock_at(now() + timedelta(days=1)):
        job()
        job()
        assert Notice.objects.filter(kind="access.reminder").count() == 1
        remind_on(today())
        remind_on(today() - timedelta(days=0))
        job()
    assert Notice.objects.filter(kind="access.reminder").count() == 1

    with clock_at(now() + timedelta(days=3)):
        remind_on(today())
        job()
    assert Notice.objects.filter(kind="access.reminder").count() == 2


def test_a_project_never_opened_is_passed_over(provider):
    other = ProjectFactory()

    assert services.move_prospects(project_ids=[other.pk], stage="lost", actor=provider) == 0
