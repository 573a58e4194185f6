"""A call put off, handed to a colleague, or left by one who is away."""

from datetime import timedelta

import pytest
from django.http import Http404

from ouvrage.accounts.models import User
from ouvrage.accounts.tests.factories import UserFactory
from ouvrage.followup import errors
from ouvrage.followup.models import Note, Task
from ouvrage.followup.parameters import ASSIGNED_HOURS
from ouvrage.followup.services import (
    cancel_absence,
    claim_next,
    claim_task,
    hand_over,
    release_task,
    snooze_task,
    tell_absence,
)
from ouvrage.followup.tests.conftest import TUESDAY
from ouvrage.journal.models import Fact
from ouvrage.kit.ids import new_id
from ouvrage.kit.time import clock_at, now, today
from ouvrage.notifications.models import Notice


def _hand(task: Task, to: User, actor: User, word: str = "") -> None:
    hand_over(task_id=task.pk, to_id=to.pk, word_id=new_id(), word=word, actor=actor)


def test_a_call_put_off_is_free_and_comes_back_then(task: Task, sophie: User, karim: User) -> None:
    until = now() + timedelta(days=2)
    claim_task(task_id=task.pk, actor=sophie)

    snooze_task(task_id=task.pk, until=until, reason="Le client est en salon.", actor=sophie)

    task.refresh_from_db()
    assert (task.due_at, task.holder) == (until, None)
    assert claim_next(actor=karim) is None
    assert (
        Fact.objects.get(kind="followup.task_snoozed").data["reason"] == "Le client est en salon."
    )


@pytest.mark.parametrize("days", [-1, 22])
def test_a_call_is_put_off_to_a_moment_that_comes_soon_enough(
    days: int, task: Task, sophie: User
) -> None:
    claim_task(task_id=task.pk, actor=sophie)

    with pytest.raises(errors.NotAhead):
        snooze_task(task_id=task.pk, until=now() + timedelta(days=days), reason="Non", actor=sophie)


def test_whoever_calls_then_reads_why_it_was_put_off(task: Task, sophie: User) -> None:
    claim_task(task_id=task.pk, actor=sophie)

    with pytest.raises(errors.WhyMissing):
        snooze_task(task_id=task.pk, until=now() + timedelta(days=1), reason=" ", actor=sophie)


def test_only_the_holder_puts_off_or_hands_over(task: Task, sophie: User, karim: User) -> None:
    with pytest.raises(errors.NotHeld):
        snooze_task(task_id=task.pk, until=now() + timedelta(days=1), reason="Non", actor=sophie)
    with pytest.raises(errors.NotHeld):
        _hand(task, karim, sophie)


def test_a_call_handed_over_is_the_colleagues_with_a_word(
    task: Task, sophie: User, karim: User
) -> None:
    claim_task(task_id=task.pk, actor=sophie)

    _hand(task, karim, sophie, word="Elle préfère parler à un homme de l’art.")

    assert claim_next(actor=sophie) is None
    assert claim_next(actor=karim) == task
    assert Note.objects.get().is_readable is False
    assert Notice.objects.get(reader=karim).url.endswith(f"/{task.pk}/")


def test_a_call_handed_over_and_left_alone_is_anybodys_again(
    task: Task, sophie: User, karim: User
) -> None:
    claim_task(task_id=task.pk, actor=sophie)
    _hand(task, karim, sophie)

    with clock_at(now() + timedelta(hours=ASSIGNED_HOURS.value(), minutes=1)):
        assert claim_next(actor=sophie) == task


def test_a_call_given_back_is_still_for_the_colleague(
    task: Task, sophie: User, karim: User
) -> None:
    claim_task(task_id=task.pk, actor=sophie)
    _hand(task, karim, sophie)
    claim_task(task_id=task.pk, actor=karim)

    release_task(task_id=task.pk, actor=karim)

    assert claim_next(actor=sophie) is None


def test_calls_of_somebody_away_go_to_the_others(task: Task, sophie: User, karim: User) -> None:
    claim_task(task_id=task.pk, actor=sophie)
    _hand(task, karim, sophie)
    absence = new_id()
    tell_absence(
        absence_id=absence, officer_id=karim.pk, from_on=today(), until_on=today(), actor=karim
    )
    assert claim_next(actor=sophie) == task
    release_task(task_id=task.pk, actor=sophie)

    cancel_absence(absence_id=absence, actor=karim)

    assert claim_next(actor=sophie) is None


def test_nobody_hands_a_call_to_a_colleague_who_is_away(
    task: Task, sophie: User, karim: User
) -> None:
    tell_absence(
        absence_id=new_id(), officer_id=karim.pk, from_on=today(), until_on=today(), actor=karim
    )
    claim_task(task_id=task.pk, actor=sophie)

    with pytest.raises(errors.ColleagueAway):
        _hand(task, karim, sophie)


@pytest.mark.parametrize("field", ["is_active", "staff_roles"])
def test_a_call_is_handed_only_to_an_officer(field: str, task: Task, sophie: User) -> None:
    other = UserFactory(officer=True)
    setattr(other, field, False if field == "is_active" else ["sales"])
    other.save()
    claim_task(task_id=task.pk, actor=sophie)

    with pytest.raises(errors.NotAnOfficer):
        _hand(task, other, sophie)


def test_an_absence_ends_after_it_begins_and_not_before_today(sophie: User) -> None:
    for first, last in [(1, 0), (-5, -1)]:
        with pytest.raises(errors.AbsenceBackwards):
            tell_absence(
                absence_id=new_id(),
                officer_id=sophie.pk,
                from_on=today() + timedelta(days=first),
                until_on=today() + timedelta(days=last),
                actor=sophie,
            )


def test_only_a_supervisor_tells_a_colleagues_absence(sophie: User, karim: User) -> None:
    days = {"from_on": today(), "until_on": today()}
    with pytest.raises(errors.NotYourAbsence):
        tell_absence(absence_id=new_id(), officer_id=karim.pk, actor=sophie, **days)
    sophie.staff_roles = ["supervisor"]

    tell_absence(absence_id=new_id(), officer_id=karim.pk, actor=sophie, **days)


def test_an_absence_told_twice_is_kept_once(sophie: User) -> None:
    absence = new_id()
    days = {"from_on": today(), "until_on": today()}
    for _ in range(2):
        tell_absence(absence_id=absence, officer_id=sophie.pk, actor=sophie, **days)
        cancel_absence(absence_id=absence, actor=sophie)

    assert Fact.objects.filter(kind__startswith="followup.absence").count() == 2
    with pytest.raises(Http404):
        cancel_absence(absence_id=new_id(), actor=sophie)


@pytest.mark.parametrize(
    ("wanted", "hour", "is_given"),
    [
        ([], 11, True),
        (["morning"], 11, True),
        (["evening"], 11, False),
        (["evening"], 17, True),
        (["noon", "evening"], 12, True),
        (["evening"], 22, True),
    ],
)
def test_a_client_is_proposed_at_his_own_hours(
    wanted: list[str], hour: int, is_given: bool, task: Task, sophie: User
) -> None:
    """At night nobody is called; who takes a call then prepares it."""
    task.project.call_hours = wanted
    task.project.save()
    Task.objects.update(due_at=TUESDAY.replace(hour=8))

    with clock_at(TUESDAY.replace(hour=hour)):
        assert (claim_next(actor=sophie) is not None) is is_given
