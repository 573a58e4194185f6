"""Decisions heard again by another person, taken back with a reason; the team and its load."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.http import Http404
from django.test import Client
from django.urls import reverse

from ouvrage.accounts.models import User
from ouvrage.accounts.tests.factories import UserFactory
from ouvrage.followup.jobs import draw_yesterdays_decisions
from ouvrage.followup.models import Decision, Purpose, Task, Verdict
from ouvrage.followup.services import claim_task, log_call, tell_absence
from ouvrage.followup.supervision import errors
from ouvrage.followup.supervision.models import Finding, Rehearing, Reversal
from ouvrage.followup.supervision.services import (
    draw_decisions,
    hear_decision,
    reverse_decision,
)
from ouvrage.followup.supervision.team import Team
from ouvrage.followup.tests.conftest import TUESDAY
from ouvrage.kit.ids import new_id
from ouvrage.kit.jobs import run_due
from ouvrage.kit.tests.threads import at_once
from ouvrage.kit.time import clock_at, now, today
from ouvrage.notifications.models import Mail, Notice
from ouvrage.projects.errors import ReasonMissing
from ouvrage.projects.models import Project
from ouvrage.projects.states import ProjectState
from ouvrage.projects.tests.factories import ProjectFactory

LED_TO = {
    Verdict.REFUSED: ProjectState.REFUSED,
    Verdict.VOIDED: ProjectState.VOIDED,
    Verdict.AMENDMENT: ProjectState.AMENDMENT_REQUESTED,
    Verdict.VALIDATED: ProjectState.OPEN,
}
Decided = Callable[..., Decision]


@pytest.fixture
def helene(db: None) -> User:
    """The supervisor."""
    return UserFactory(pseudo="helene", first_name="Hélène", supervisor=True)


@pytest.fixture
def decided(sophie: User) -> Decided:
    """A decision of an officer, whose project stands where it led to."""

    def make(verdict: str = Verdict.REFUSED, officer: User = sophie, **fields: Any) -> Decision:
        project = ProjectFactory(submitted=True)
        task = Task.objects.create(project=project, purpose=Purpose.FIRST_CALL, due_at=now())
        claim_task(task_id=task.pk, actor=officer)
        call = log_call(call_id=new_id(), task_id=task.pk, outcome="reached", actor=officer)
        Task.objects.filter(pk=task.pk).update(done_at=now(), holder=None, held_until=None)
        Project.objects.filter(pk=project.pk).update(
            state=LED_TO[Verdict(verdict)], published_at=now(), confirmed_alive_at=now()
        )
        reason = "" if verdict == Verdict.VALIDATED else "Trop vague."
        return Decision.objects.create(
            pk=new_id(), project=project, officer=officer, call=call, verdict=verdict,
            reason=reason, **fields,
        )  # fmt: skip

    return make


def test_chance_draws_a_share_of_each_officers_decisions_and_one_at_least(
    decided: Decided, sophie: User, karim: User
) -> None:
    for officer, count in ((sophie, 12), (karim, 1)):
        for _ in range(count):
            decided(officer=officer, at=TUESDAY)
    decided(at=TUESDAY - timedelta(days=1))
    day = TUESDAY.date()

    with clock_at(TUESDAY + timedelta(days=1)):
        draw_yesterdays_decisions()
        draw_yesterdays_decisions()

    drawn = Rehearing.objects.select_related("decision")
    assert sorted(one.decision.officer_id for one in drawn) == sorted(
        [sophie.pk, sophie.pk, karim.pk]
    )
    assert {one.decided_on for one in drawn} == {day}


def test_a_monday_draws_what_was_decided_since_friday(decided: Decided) -> None:
    saturday = TUESDAY + timedelta(days=4)
    decided(at=saturday)

    with clock_at(saturday + timedelta(days=1)):
        draw_yesterdays_decisions()
    assert not Rehearing.objects.exists()

    with clock_at(saturday + timedelta(days=2)):
        draw_yesterdays_decisions()
    assert Rehearing.objects.get().decided_on == TUESDAY.date() + timedelta(days=3)


@pytest.mark.django_db(transaction=True)
def test_two_workers_draw_a_day_once(decided: Decided) -> None:
    """Fails without the lock: both find nothing drawn, and two more than due are heard."""
    for _ in range(30):
        decided(at=TUESDAY)
    day = TUESDAY.date()

    at_once(*[lambda: draw_decisions(day=day, until=day + timedelta(days=1))] * 2)

    assert Rehearing.objects.count() == 3


@pytest.fixture
def drawn(decided: Decided) -> Decision:
    decision = decided()
    Rehearing.objects.create(decision=decision, decided_on=today())
    return decision


def test_an_advice_reaches_its_officer_word_for_word(
    drawn: Decision, helene: User, sophie: User, client: Client, settings: Any
) -> None:
    hear_decision(
        decision_id=drawn.pk, finding=Finding.ADVICE, remark="Demandez le délai.", actor=helene
    )

    notice = Notice.objects.get(reader=sophie)
    settings.DEMO_WITHOUT_SECOND_FACTOR = True
    client.force_login(sophie)
    assert "Demandez le délai." in client.get(notice.url).content.decode()


def test_agreeing_twice_is_kept_once_and_tells_nobody(drawn: Decision, helene: User) -> None:
    for _ in range(2):
        hear_decision(decision_id=drawn.pk, finding=Finding.AGREED, actor=helene)

    assert Rehearing.objects.get().finding == Finding.AGREED
    assert not Notice.objects.exists()


def test_what_is_heard_is_heard_by_another_person_once(
    drawn: Decision, helene: User, sophie: User
) -> None:
    with pytest.raises(errors.AdviceMissing):
        hear_decision(decision_id=drawn.pk, finding=Finding.ADVICE, actor=helene)
    with pytest.raises(errors.OwnDecision):
        hear_decision(decision_id=drawn.pk, finding=Finding.AGREED, actor=sophie)
    hear_decision(decision_id=drawn.pk, finding=Finding.AGREED, actor=helene)
    with pytest.raises(errors.AlreadyHeard):
        hear_decision(
            decision_id=drawn.pk, finding=Finding.AGREED, actor=UserFactory(supervisor=True)
        )
    with pytest.raises(Http404):
        hear_decision(decision_id=new_id(), finding=Finding.AGREED, actor=helene)


@pytest.mark.parametrize("verdict", [Verdict.REFUSED, Verdict.VOIDED, Verdict.AMENDMENT])
def test_a_decision_taken_back_is_told_and_its_client_called_first(
    verdict: str, decided: Decided, helene: User, sophie: User
) -> None:
    decision = decided(verdict)
    reversal_id = new_id()

    for _ in range(2):
        reverse_decision(
            reversal_id=reversal_id,
            decision_id=decision.pk,
            reason="Le budget était bien décidé.",
            actor=helene,
        )
    run_due()

    project = Project.objects.get(pk=decision.project_id)
    task = Task.objects.get(project=project, done_at=None)
    mail = Mail.objects.get(recipient=project.client, kind="projects.reconsidered")
    assert project.state == ProjectState.SUBMITTED
    assert (task.purpose, task.priority) == (Purpose.FIRST_CALL, 0)
    assert "Le budget était bien décidé." in mail.text
    assert Notice.objects.filter(reader=sophie).count() == 1


def test_taking_back_counts_as_hearing(drawn: Decision, helene: User, sophie: User) -> None:
    reverse_decision(
        reversal_id=new_id(), decision_id=drawn.pk, reason="Budget décidé.", actor=helene
    )

    assert Rehearing.objects.get().finding == Finding.REVERSED
    assert Notice.objects.filter(reader=sophie).count() == 1


def test_what_may_not_be_taken_back(decided: Decided, helene: User, sophie: User) -> None:
    def take_back(decision: Decision, actor: User = helene, reason: str = "Non.") -> None:
        reverse_decision(reversal_id=new_id(), decision_id=decision.pk, reason=reason, actor=actor)

    with pytest.raises(errors.SetAsideInstead):
        take_back(decided(Verdict.VALIDATED))
    with pytest.raises(errors.OwnDecision):
        take_back(decided(), actor=sophie)
    with pytest.raises(ReasonMissing):
        take_back(decided(), reason=" ")
    gone = decided()
    Project.objects.filter(pk=gone.project_id).update(state=ProjectState.CANCELLED)
    with pytest.raises(errors.NotReversible):
        take_back(gone)
    assert not Reversal.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_two_supervisors_take_a_decision_back_once(decided: Decided, helene: User) -> None:
    """Fails without the lock on the project: both find it refused and write a reversal."""
    decision = decided()

    def take_back() -> None:
        reverse_decision(
            reversal_id=new_id(), decision_id=decision.pk, reason="Budget décidé.", actor=helene
        )

    assert at_once(take_back, take_back) == {"done": 1, "NotReversible": 1}
    assert Reversal.objects.count() == 1


def test_the_team_is_counted_whatever_waits(
    decided: Decided, sophie: User, karim: User, django_assert_num_queries: Any
) -> None:
    decided()
    for hours in (1, 30):
        Task.objects.create(
            project=ProjectFactory(submitted=True),
            purpose=Purpose.FIRST_CALL,
            due_at=now() - timedelta(hours=hours),
            late_at=now() + timedelta(hours=24 - hours),
        )
    tell_absence(
        absence_id=new_id(), officer_id=karim.pk, from_on=today(), until_on=today(), actor=karim
    )

    with django_assert_num_queries(7):
        waiting, members = Team().waiting(), Team().members()

    first = next(one for one in waiting if one.purpose == Purpose.FIRST_CALL)
    by_officer = {one.officer: one for one in members}
    assert (first.due, first.late) == (2, 1)
    assert (by_officer[sophie].calls, by_officer[sophie].decided) == (1, 1)
    assert by_officer[karim].away_until == today()


@pytest.fixture
def at_desk(client: Client, settings: Any) -> Callable[[User], Client]:
    settings.DEMO_WITHOUT_SECOND_FACTOR = True

    def sign_in(person: User) -> Client:
        client.force_login(person)
        return client

    return sign_in


def test_an_officer_tells_his_absence_and_only_his(
    at_desk: Callable[[User], Client], sophie: User, karim: User
) -> None:
    desk = at_desk(sophie)
    days = {"from_on": today().isoformat(), "until_on": today().isoformat()}
    to = reverse("followup:team")

    refused = desk.post(to, {"absence_id": new_id(), "officer": karim.pk} | days)
    done = desk.post(to, {"absence_id": new_id(), "officer": sophie.pk} | days)

    assert (refused.status_code, done.status_code) == (422, 303)
    assert "Retirer" in desk.get(to).content.decode()


def test_many_decisions_cost_no_more_queries_and_are_paged(
    at_desk: Callable[[User], Client],
    decided: Decided,
    helene: User,
    django_assert_max_num_queries: Any,
) -> None:
    for _ in range(22):
        decided()
    desk = at_desk(helene)

    with django_assert_max_num_queries(9):
        page = desk.get(reverse("followup:decisions"), {"part": "all"}).content.decode()

    assert page.count("data-row>") == 20
    assert "after=" in page


def test_an_officer_reads_his_own_decision_not_a_colleagues(
    at_desk: Callable[[User], Client], decided: Decided, sophie: User, karim: User
) -> None:
    desk = at_desk(sophie)
    own, other = decided(), decided(officer=karim)

    found = [
        desk.get(reverse("followup:decision", args=[one.pk])).status_code for one in (own, other)
    ]

    assert found == [200, 404]
