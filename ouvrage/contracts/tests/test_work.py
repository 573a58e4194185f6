"""The work: deliveries, decisions, payments declared, reports, and the end that stops all."""

from datetime import timedelta

import pytest

from ouvrage.accounts.models import User
from ouvrage.contracts import errors
from ouvrage.contracts.jobs import remind_reports
from ouvrage.contracts.models import Contract, Milestone, Pace, ProgressReport
from ouvrage.contracts.queries import report_due_on
from ouvrage.contracts.services import (
    accept_milestone,
    declare_paid,
    deliver_milestone,
    finalise,
    remind_report,
    send_back_milestone,
    write_report,
)
from ouvrage.contracts.states import ContractState, MilestoneState
from ouvrage.journal.models import Fact
from ouvrage.kit.errors import IllegalMove
from ouvrage.kit.ids import new_id
from ouvrage.kit.jobs import run_due
from ouvrage.kit.time import clock_at, now, paris_day
from ouvrage.notifications.models import Mail
from ouvrage.projects.models import Project
from ouvrage.projects.states import ProjectState


def pay(milestone: Milestone, claire: User, paul: User) -> None:
    """From planned to paid."""
    deliver_milestone(milestone_id=milestone.pk, text="Voici.", actor=paul)
    accept_milestone(milestone_id=milestone.pk, actor=claire)
    declare_paid(milestone_id=milestone.pk, actor=claire)
    declare_paid(milestone_id=milestone.pk, actor=paul)


def test_a_milestone_goes_from_delivered_to_paid_by_both(
    first: Milestone, claire: User, paul: User
) -> None:
    deliver_milestone(milestone_id=first.pk, text="Trois pistes en pièce jointe.", actor=paul)
    accept_milestone(milestone_id=first.pk, actor=claire)
    declare_paid(milestone_id=first.pk, actor=claire)

    first.refresh_from_db()
    assert first.state == MilestoneState.ACCEPTED

    declare_paid(milestone_id=first.pk, actor=paul)
    declare_paid(milestone_id=first.pk, actor=paul)

    first.refresh_from_db()
    assert first.state == MilestoneState.PAID
    assert Fact.objects.filter(kind="contracts.milestone_paid").count() == 1


def test_a_delivery_is_sent_back_with_words_that_stay(
    first: Milestone, claire: User, paul: User
) -> None:
    deliver_milestone(milestone_id=first.pk, text="Voici.", actor=paul)
    send_back_milestone(milestone_id=first.pk, text="Il manque la troisième.", actor=claire)
    deliver_milestone(milestone_id=first.pk, text="La voici.", actor=paul)

    assert list(first.words.order_by("pk").values_list("text", flat=True)) == [
        "Voici.",
        "Il manque la troisième.",
        "La voici.",
    ]


def test_each_side_does_its_own_part_only(first: Milestone, claire: User, paul: User) -> None:
    with pytest.raises(errors.NotAParty):
        deliver_milestone(milestone_id=first.pk, text="Voici.", actor=claire)
    deliver_milestone(milestone_id=first.pk, text="Voici.", actor=paul)

    with pytest.raises(errors.NotAParty):
        accept_milestone(milestone_id=first.pk, actor=paul)


def test_nothing_is_accepted_before_it_is_delivered(first: Milestone, claire: User) -> None:
    with pytest.raises(IllegalMove):
        accept_milestone(milestone_id=first.pk, actor=claire)


def test_nothing_is_paid_before_it_is_accepted(first: Milestone, paul: User) -> None:
    with pytest.raises(errors.NotAccepted) as refusal:
        declare_paid(milestone_id=first.pk, actor=paul)

    assert refusal.value.code == "contracts.not_accepted"


def test_a_project_is_finalised_once_all_is_paid(
    running: Contract, claire: User, paul: User
) -> None:
    one, two = running.milestones.order_by("position")
    pay(one, claire, paul)

    with pytest.raises(errors.NotAllPaid) as refusal:
        finalise(contract_id=running.pk, actor=claire)
    assert refusal.value.code == "contracts.not_all_paid"
    assert "Logo définitif" in refusal.value.text

    pay(two, claire, paul)
    run_due()
    assert Mail.objects.filter(kind="contracts.all_paid", recipient=claire).exists()

    finalise(contract_id=running.pk, actor=claire)
    finalise(contract_id=running.pk, actor=claire)
    running.refresh_from_db()
    assert running.state == ContractState.COMPLETED
    assert Project.objects.get().state == ProjectState.FINALISED


def test_only_the_client_finalises(running: Contract, paul: User) -> None:
    with pytest.raises(errors.NotAParty):
        finalise(contract_id=running.pk, actor=paul)


def test_a_report_is_kept_once_and_told(running: Contract, claire: User, paul: User) -> None:
    report_id = new_id()
    for _ in range(2):
        write_report(
            report_id=report_id,
            contract_id=running.pk,
            pace=Pace.LATE,
            text="Deux jours de retard.",
            actor=paul,
        )
    run_due()

    assert ProgressReport.objects.count() == 1
    assert Mail.objects.filter(kind="contracts.reported", recipient=claire).count() == 1


def test_a_reminder_leaves_on_the_agreed_day_once(running: Contract, paul: User) -> None:
    with clock_at(now() + timedelta(days=6)):
        remind_reports()
    assert not Mail.objects.filter(kind="contracts.report_due").exists()

    with clock_at(now() + timedelta(days=7)):
        remind_reports()
        remind_reports()
    assert Mail.objects.filter(kind="contracts.report_due", recipient=paul).count() == 1


def test_a_report_moves_the_next_date(running: Contract, paul: User) -> None:
    later = now() + timedelta(days=5)
    with clock_at(later):
        write_report(
            report_id=new_id(), contract_id=running.pk, pace=Pace.ON_TIME, text="Bien.", actor=paul
        )

    assert report_due_on(running) == paris_day(later) + timedelta(days=7)


def test_reports_and_reminders_stop_with_the_project(
    running: Contract, claire: User, paul: User
) -> None:
    for milestone in running.milestones.all():
        pay(milestone, claire, paul)
    finalise(contract_id=running.pk, actor=claire)

    with clock_at(now() + timedelta(days=30)):
        assert remind_report(contract_id=running.pk) is False
        with pytest.raises(errors.NotInForce) as refusal:
            write_report(
                report_id=new_id(), contract_id=running.pk, pace=Pace.LATE, text="?", actor=paul
            )

    assert refusal.value.code == "contracts.not_in_force"
    assert not Mail.objects.filter(kind="contracts.report_due").exists()
