"""What became of a project: who is asked, what an answer does, what nobody else reads."""

import re
import threading
import time
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse

from ouvrage.accounts.models import User
from ouvrage.followup.errors import OutcomeUnknown, StaleLink, SurveyClosed
from ouvrage.followup.surveys.jobs import ask_about_a_sleeper, remind_surveys
from ouvrage.followup.surveys.links import answer_path
from ouvrage.followup.surveys.models import Became, OutcomeSurvey, Side
from ouvrage.followup.surveys.services import open_surveys, tell_outcome
from ouvrage.journal.models import Fact
from ouvrage.kit.jobs import run_due
from ouvrage.kit.money import Money
from ouvrage.kit.time import clock_at, now
from ouvrage.kit.verifying import run_checks
from ouvrage.notifications.models import Mail, Preference
from ouvrage.offers.models import DeclineReason, Offer
from ouvrage.offers.services import decline_offer
from ouvrage.offers.tests.factories import offer_of
from ouvrage.projects.models import Project
from ouvrage.projects.services import cancel_project, confirm_alive, put_to_sleep
from ouvrage.projects.states import ProjectState
from ouvrage.projects.tests.factories import ProjectFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def asleep(claire: User, paul: User, nadia: User) -> Project:
    """Nobody confirmed it for long; two providers had made an offer."""
    project = ProjectFactory(client=claire)
    offer_of(paul, project)
    offer_of(nadia, project)
    Project.objects.update(confirmed_alive_at=now() - timedelta(days=60))
    with clock_at(now() - timedelta(days=7, minutes=1)):
        put_to_sleep(project_id=project.pk)
        run_due()
    project.refresh_from_db()
    return project


@pytest.fixture
def desk(client: Client, sophie: User, settings: Any) -> Client:
    """Sophie's browser."""
    settings.DEMO_WITHOUT_SECOND_FACTOR = True
    client.force_login(sophie)
    return client


def survey_of(person: User) -> OutcomeSurvey:
    return OutcomeSurvey.objects.get(person=person)


def asked() -> list[str]:
    mails = Mail.objects.filter(kind="followup.survey").select_related("recipient")
    return sorted(mail.recipient.pseudo for mail in mails if mail.recipient)


def test_the_client_and_each_bidder_in_the_run_are_asked_once(asleep: Project) -> None:
    open_surveys(project_id=asleep.pk)

    assert asked() == ["claire", "nadia", "paul"]
    assert Fact.objects.get(kind="followup.surveyed").data["people"] == 3


def test_a_sleeper_is_asked_about_after_a_week_unless_it_woke_up(claire: User) -> None:
    project = ProjectFactory(client=claire, confirmed_alive_at=now() - timedelta(days=60))
    put_to_sleep(project_id=project.pk)
    run_due()

    assert not OutcomeSurvey.objects.exists()
    confirm_alive(project_id=project.pk, by="link", actor=claire)
    ask_about_a_sleeper(project_id=project.pk)
    assert not OutcomeSurvey.objects.exists()


def test_who_was_turned_down_before_is_not_asked(claire: User, paul: User, nadia: User) -> None:
    project = ProjectFactory(client=claire)
    offer_of(paul, project)
    declined = offer_of(nadia, project)
    decline_offer(offer_id=declined.pk, reason=DeclineReason.PROFILE, text="", actor=claire)

    cancel_project(project_id=project.pk, reason="other", text="Autre chose.", actor=claire)
    run_due()

    assert asked() == ["claire", "paul"]


def test_why_a_client_cancelled_is_his_answer_and_he_is_not_asked_it_again(
    claire: User, paul: User
) -> None:
    project = ProjectFactory(client=claire)
    offer_of(paul, project)

    cancel_project(project_id=project.pk, reason="found_elsewhere", text="", actor=claire)
    run_due()

    assert survey_of(claire).outcome == Became.OUTSIDE
    assert asked() == ["paul"]


def test_nobody_is_asked_about_what_was_never_listed(claire: User) -> None:
    project = ProjectFactory(client=claire, submitted=True)

    cancel_project(project_id=project.pk, reason="abandoned", text="", actor=claire)
    run_due()

    assert not OutcomeSurvey.objects.exists()


def test_opening_the_link_changes_nothing_its_button_does(
    client: Client, asleep: Project, paul: User
) -> None:
    text = Mail.objects.get(kind="followup.survey", recipient=paul).text
    found = re.search(r"/enquete/\S+reponse=here", text)
    assert found

    shown = client.get(found[0])
    assert 'value="here" checked' in re.sub(r'\s+(id|required|class)(="[^"]*")?', "", shown.text)
    assert survey_of(paul).outcome == ""

    client.post(found[0], {"outcome": "here", "amount": "1 250,50"})
    client.post(found[0], {"outcome": "here", "amount": "1 250,50"})

    survey = survey_of(paul)
    assert (survey.outcome, survey.company, survey.amount_cents) == ("here", paul.company, 125_050)
    assert Fact.objects.filter(kind="followup.bidder_told").count() == 1


def test_a_link_for_another_survey_opens_nothing(
    client: Client, asleep: Project, paul: User, nadia: User
) -> None:
    stolen = answer_path(survey_of(paul)).replace(str(survey_of(paul).pk), str(survey_of(nadia).pk))

    answer = client.get(stolen)
    assert (answer.status_code, StaleLink.code in answer.text) == (410, True)


def test_a_client_who_still_looks_wakes_his_project(asleep: Project, claire: User) -> None:
    tell_outcome(survey_id=survey_of(claire).pk, outcome=Became.LOOKING)

    asleep.refresh_from_db()
    assert asleep.state == ProjectState.OPEN


@pytest.mark.parametrize(
    ("outcome", "reason"), [(Became.OUTSIDE, "found_elsewhere"), (Became.ABANDONED, "abandoned")]
)
def test_a_client_who_found_elsewhere_or_gave_up_cancels_a_sleeping_project(
    asleep: Project, claire: User, outcome: str, reason: str
) -> None:
    tell_outcome(survey_id=survey_of(claire).pk, outcome=outcome)
    run_due()

    asleep.refresh_from_db()
    assert (asleep.state, asleep.cancel_reason) == (ProjectState.CANCELLED, reason)
    assert OutcomeSurvey.objects.count() == 3


def test_what_a_bidder_says_moves_nothing(asleep: Project, paul: User) -> None:
    tell_outcome(survey_id=survey_of(paul).pk, outcome=Became.ABANDONED)

    asleep.refresh_from_db()
    assert asleep.state == ProjectState.DORMANT


def test_an_answer_is_changed_until_the_survey_closes(asleep: Project, paul: User) -> None:
    survey = survey_of(paul)
    tell_outcome(survey_id=survey.pk, outcome=Became.HERE, amount=Money(90_000))
    changed = tell_outcome(survey_id=survey.pk, outcome=Became.UNKNOWN)

    assert (changed.company, changed.amount_cents) == (None, None)
    with clock_at(now() + timedelta(days=31)), pytest.raises(SurveyClosed):
        tell_outcome(survey_id=survey.pk, outcome=Became.HERE)


def test_a_client_names_only_who_made_him_an_offer(
    asleep: Project, claire: User, sophie: User
) -> None:
    survey = survey_of(claire)
    for company_id in (None, 999_999):
        with pytest.raises(OutcomeUnknown):
            tell_outcome(survey_id=survey.pk, outcome=Became.HERE, company_id=company_id)
    with pytest.raises(OutcomeUnknown):
        tell_outcome(survey_id=survey.pk, outcome=Became.UNKNOWN)


def test_once_a_week_later_who_is_silent_is_reminded(asleep: Project, paul: User) -> None:
    tell_outcome(survey_id=survey_of(paul).pk, outcome=Became.UNKNOWN)
    with clock_at(now() + timedelta(days=8)):
        remind_surveys()
        remind_surveys()

    assert asked() == ["claire", "claire", "nadia", "nadia", "paul"]


def test_a_project_that_woke_up_reminds_nobody(asleep: Project, claire: User) -> None:
    with clock_at(now() + timedelta(days=8)):
        confirm_alive(project_id=asleep.pk, by="link", actor=claire)
        remind_surveys()

    assert len(asked()) == 3


def test_who_wants_no_such_question_is_left_in_peace(
    client: Client, asleep: Project, paul: User, claire: User
) -> None:
    mail = Mail.objects.get(kind="followup.survey", recipient=paul)
    client.handler.enforce_csrf_checks = True
    client.post(mail.unsubscribe, {"List-Unsubscribe": "One-Click"})

    assert Preference.objects.get().user == paul
    with clock_at(now() + timedelta(days=8)):
        remind_surveys()
    assert asked().count("paul") == 1
    other = ProjectFactory(client=claire)
    offer_of(paul, other)
    cancel_project(project_id=other.pk, reason="abandoned", text="", actor=claire)
    run_due()
    assert asked().count("paul") == 1


def test_the_desk_reads_both_sides_and_that_they_disagree(
    desk: Client, asleep: Project, claire: User, paul: User, nadia: User
) -> None:
    tell_outcome(survey_id=survey_of(paul).pk, outcome=Became.HERE)
    tell_outcome(survey_id=survey_of(claire).pk, outcome=Became.HERE, company_id=nadia.company_id)

    page = desk.get(reverse("followup:surveys"), {"voir": "desaccord"}).text
    lines = desk.get(reverse("followup:surveys_export")).getvalue().decode().splitlines()

    assert "désaccord" in page
    assert str(paul.company) in page
    assert [str(paul.company) in line for line in lines if line.endswith(",oui")] == [True]


def test_the_list_costs_as_many_queries_for_one_project_as_for_many(
    desk: Client, asleep: Project, claire: User, django_assert_max_num_queries: Any
) -> None:
    for _number in range(4):
        project = ProjectFactory(client=claire)
        cancel_project(project_id=project.pk, reason="abandoned", text="", actor=claire)
    run_due()
    desk.get(reverse("followup:surveys"))

    with django_assert_max_num_queries(10):
        page = desk.get(reverse("followup:surveys"))
    assert page.text.count("data-row>") == 5


def test_one_bidder_never_reads_what_another_said(
    client: Client, asleep: Project, paul: User, nadia: User, claire: User
) -> None:
    tell_outcome(survey_id=survey_of(paul).pk, outcome=Became.HERE)
    for reader in (nadia, claire):
        client.force_login(reader)
        page = client.get(reverse("followup:my_survey", args=[asleep.pk]))
        report = client.get(reverse("web:project", args=[asleep.pk]))
        assert str(Became.HERE.label) not in page.text + report.text


def test_the_checks_find_an_answer_of_somebody_who_had_no_part(
    asleep: Project, sophie: User
) -> None:
    assert [problem for one in run_checks() for problem in one.problems] == []

    OutcomeSurvey.objects.filter(side=Side.CLIENT).update(person=sophie)

    assert any("survey" in problem for one in run_checks() for problem in one.problems)


@pytest.mark.django_db(transaction=True)
def test_two_workers_ask_each_person_once() -> None:
    project = ProjectFactory(state=ProjectState.DORMANT)
    first_has_asked = threading.Event()

    def ask_first() -> None:
        with transaction.atomic():
            open_surveys(project_id=project.pk)
            first_has_asked.set()
            time.sleep(0.2)
        connection.close()

    first = threading.Thread(target=ask_first)
    first.start()
    first_has_asked.wait()
    assert open_surveys(project_id=project.pk) == 0
    first.join()

    assert Mail.objects.filter(kind="followup.survey").count() == 1
    assert not Offer.objects.exists()
