"""« Suivi Projet en chiffres »: counted by week and site, bad weeks included."""

from datetime import datetime, timedelta

import pytest
from django.db.transaction import atomic
from django.test import Client
from django.urls import reverse

from ouvrage.access.tests.factories import opened, with_credits
from ouvrage.accounts.models import User
from ouvrage.brands.tests.factories import BrandFactory
from ouvrage.credits.models import Cause
from ouvrage.followup.models import Call, Decision, Outcome, Purpose, Verdict
from ouvrage.followup.quality.weeks import Quality, Week
from ouvrage.followup.surveys.models import Became, OutcomeSurvey
from ouvrage.followup.surveys.outcomes import Outcomes
from ouvrage.followup.surveys.services import open_surveys, tell_outcome
from ouvrage.journal.models import Fact
from ouvrage.journal.registry import FactKind
from ouvrage.journal.services import record
from ouvrage.kit.ids import new_id
from ouvrage.kit.jobs import run_due
from ouvrage.kit.time import PARIS, clock_at
from ouvrage.offers.tests.factories import offer_of
from ouvrage.projects.facts import SELECTED, SUBMITTED
from ouvrage.projects.models import Project, RefusalReason
from ouvrage.projects.queries.replies import Replies
from ouvrage.projects.services import void_project
from ouvrage.projects.states import ProjectState
from ouvrage.projects.tests.factories import ProjectFactory

MONDAY = datetime(2026, 11, 16, 9, 0, tzinfo=PARIS)
LATER = MONDAY + timedelta(days=9)

pytestmark = pytest.mark.django_db


def sent(claire: User, at: datetime, **fields: object) -> Project:
    with clock_at(at):
        return ProjectFactory(client=claire, submitted_at=at, **fields)


def called(project: Project, officer: User, at: datetime, outcome: str = Outcome.REACHED) -> Call:
    return Call.objects.create(
        id=new_id(), project=project, officer=officer, purpose=Purpose.FIRST_CALL,
        outcome=outcome, at=at,
    )  # fmt: skip


def whole(quality: Quality) -> Week:
    return quality.whole(quality.by_week())


def happened(project: Project, kind: FactKind, at: datetime) -> None:
    with clock_at(at), atomic():
        record(kind, subject=project, actor=None, project_id=project.pk)


@pytest.fixture
def lived(claire: User, sophie: User) -> list[Project]:
    """One project chosen and signed, one refused, one never reached, in one week."""
    good = sent(claire, MONDAY, published_at=MONDAY + timedelta(hours=5), state=ProjectState.SIGNED)
    called(good, sophie, MONDAY + timedelta(hours=2), Outcome.NO_ANSWER)
    called(good, sophie, MONDAY + timedelta(hours=4))
    happened(good, SELECTED, MONDAY + timedelta(days=4, hours=5))
    bad = sent(claire, MONDAY, submitted=True, state=ProjectState.REFUSED)
    call = called(bad, sophie, MONDAY + timedelta(hours=6))
    Decision.objects.create(
        id=new_id(), project=bad, officer=sophie, call=call, verdict=Verdict.REFUSED,
        reason_code=RefusalReason.TOO_VAGUE, reason="Trop vague.",
    )  # fmt: skip
    silent = sent(claire, MONDAY, submitted=True)
    called(silent, sophie, MONDAY + timedelta(hours=30), Outcome.NO_ANSWER)
    return [good, bad, silent]


def test_what_became_of_a_week_is_counted_in_it(lived: list[Project]) -> None:
    with clock_at(LATER):
        *_, week, running = Quality(None, 12).by_week()

    assert week.monday == MONDAY.date()
    assert (week.posted, week.called, week.reached) == (3, 3, 2)
    assert (week.validated, week.refused, week.realised) == (1, 1, 1)
    assert week.hours_to_call == 6
    assert week.days_to_selection == 4
    assert (running.posted, running.hours_to_call) == (0, None)


def test_all_weeks_together_have_the_median_of_projects(lived: list[Project], claire: User) -> None:
    sent(claire, MONDAY - timedelta(weeks=2), submitted=True)
    with clock_at(LATER):
        quality = Quality(None, 12)

        assert whole(quality).posted == 4
        assert whole(quality).hours_to_call == 6
        assert quality.refusals() == [(RefusalReason.TOO_VAGUE, 1)]


def test_a_project_sent_again_still_waits_since_the_first_time(claire: User, sophie: User) -> None:
    project = sent(claire, MONDAY + timedelta(days=1), submitted=True)
    happened(project, SUBMITTED, MONDAY)
    happened(project, SUBMITTED, MONDAY + timedelta(days=1))
    called(project, sophie, MONDAY + timedelta(hours=3))

    with clock_at(LATER):
        assert whole(Quality(None, 12)).hours_to_call == 3


def test_another_site_and_older_weeks_are_left_out(lived: list[Project], claire: User) -> None:
    sent(claire, MONDAY - timedelta(weeks=20), submitted=True)
    with clock_at(LATER):
        assert whole(Quality(lived[0].brand_id, 12)).posted == 3
        assert whole(Quality(BrandFactory(slug="ailleurs", domain="ailleurs").pk, 12)).posted == 0


def test_returned_credits_count_in_the_week_they_came_back(claire: User, paul: User) -> None:
    project = sent(claire, MONDAY)
    with clock_at(MONDAY):
        opening = opened(with_credits(paul), project)
        opening.returned_at, opening.return_fact = MONDAY, Fact.objects.first()
        opening.save()

    with clock_at(LATER):
        assert Quality(None, 12).by_week()[-2].returned == 1


def test_everybody_reads_the_page_and_its_file(
    client: Client, lived: list[Project], django_assert_max_num_queries
) -> None:
    with clock_at(LATER):
        with django_assert_max_num_queries(14):
            page = client.get(reverse("followup:quality")).content.decode()
        lines = client.get(reverse("followup:quality_export")).getvalue().decode().splitlines()

    assert str(RefusalReason.TOO_VAGUE.label) in page
    assert len(lines) == 13
    assert "2026-11-16,3,3,2,1,1,1,6,4,0,0,0,0,0,0,0,0,0,0" in lines


def test_a_site_without_projects_says_so(client: Client) -> None:
    assert "Rien à compter" in client.get(reverse("followup:quality")).content.decode()


def test_promised_answers_and_what_became_of_projects_count_in_their_weeks(
    claire: User, paul: User
) -> None:
    project = sent(claire, MONDAY - timedelta(days=3), reply_due_on=MONDAY.date())
    with clock_at(MONDAY - timedelta(days=2)):
        offer_of(paul, project)
    Project.objects.update(state=ProjectState.DORMANT)
    with clock_at(MONDAY + timedelta(days=1)):
        open_surveys(project_id=project.pk)
        survey = OutcomeSurvey.objects.get(person=claire)
        tell_outcome(survey_id=survey.pk, outcome=Became.POSTPONED)

    with clock_at(LATER):
        week = Quality(None, 12).by_week()[-2]

    assert week.replies == Replies(due=1, answered=0)
    assert week.outcomes == Outcomes(asked=1, postponed=1)
    assert (week.outcomes.percent, week.outcomes.silent) == (100, 0)


def test_returned_credits_are_told_by_cause(claire: User, paul: User, sophie: User) -> None:
    project = ProjectFactory(client=claire)
    opened(with_credits(paul), project)
    void_project(project_id=project.pk, reason_code="fake", text="Faux.", actor=sophie)
    run_due()

    assert Quality(None, 12).returned_by_cause() == [(Cause.PROJECT_VOIDED, 1)]
