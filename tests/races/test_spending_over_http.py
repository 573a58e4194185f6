"""A credit is spent once, however the press on the button reaches the server (INV-03, 04, 05).

Real connections to a live server; who answers what is part of what is proven: never a crash.
"""

from collections import Counter

import pytest
from django.db import transaction

from ouvrage.access.models import Opening
from ouvrage.access.tests.factories import with_credits
from ouvrage.accounts.tests.factories import UserFactory
from ouvrage.credits.models import CreditKind, Spend
from ouvrage.credits.queries import balances
from ouvrage.kit.verifying import run_checks
from ouvrage.ledger.models import Entry
from ouvrage.projects.models import Project
from ouvrage.projects.tests.factories import ProjectFactory
from tests.races.visitors import (
    Answer,
    Device,
    Press,
    pressed,
    pressed_and_left,
    pressed_at_once,
    wait_until,
)

pytestmark = pytest.mark.django_db(transaction=True)

DONE, BUSY = Answer(303, ""), Answer(409, "kit.busy")
PEOPLE = 50


@pytest.fixture
def site(live_server):
    return live_server.url


@pytest.fixture
def paul():
    return with_credits(UserFactory(pseudo="paul", provider=True))


@pytest.fixture
def project():
    return ProjectFactory()


def problems():
    return [problem for outcome in run_checks() for problem in outcome.problems]


def assert_spent_once(person):
    """One opening, one entry, one credit less, and books that agree."""
    assert Opening.objects.count() == 1
    assert Entry.objects.filter(kind="credits.spent").count() == Spend.objects.count() == 1
    assert balances(person.company_id)[CreditKind.CONSULTATION].count == 2
    assert problems() == []


def others(answers):
    """What those heard who were too late; on a slow machine some waited longer than anybody may."""
    heard = {answer.code for answer in answers if answer not in (DONE, BUSY)}
    return heard.pop() if len(heard) == 1 else heard


def test_a_double_click_costs_one_credit(site, paul, project):
    press = Press(Device.of(paul), project.pk)

    answers = pressed_at_once(site, [press] * 8)

    assert answers == [DONE] * 8
    assert_spent_once(paul)


def test_two_tabs_cost_one_credit(site, paul, project):
    laptop = Device.of(paul)

    answers = pressed_at_once(site, [Press(laptop, project.pk), Press(laptop, project.pk)])

    assert answers == [DONE] * 2
    assert_spent_once(paul)


def test_two_devices_of_one_account_cost_one_credit(site, paul, project):
    laptop, phone = Device.of(paul), Device.of(paul)

    answers = pressed_at_once(site, [Press(laptop, project.pk), Press(phone, project.pk)])

    assert answers == [DONE] * 2
    assert_spent_once(paul)


def test_two_members_of_one_company_pay_once_for_both(site, paul, project):
    zoe = UserFactory(pseudo="zoe", company=paul.company)

    answers = pressed_at_once(site, [Press(Device.of(one), project.pk) for one in (paul, zoe)])

    assert answers == [DONE] * 2
    assert_spent_once(paul)


def test_a_lost_answer_and_the_same_form_again_cost_one_credit(site, paul, project):
    press = Press(Device.of(paul), project.pk)

    pressed_and_left(site, press)
    again = pressed(site, press)
    wait_until(Opening.objects.exists)

    assert (again, pressed(site, press)) == (DONE, DONE)
    assert_spent_once(paul)


def test_two_workers_take_one_credit_for_one_press(two_workers, paul, project):
    press = Press(Device.of(paul), project.pk)

    answers = pressed_at_once(two_workers, [press] * 12)

    assert answers == [DONE] * 12
    assert_spent_once(paul)


def test_the_last_credit_of_fifty_colleagues_goes_to_one(site, paul):
    company = UserFactory(provider=True).company
    people = [UserFactory(company=company) for _number in range(PEOPLE)]
    with_credits(people[0], count=1)
    presses = [Press(Device.of(one), ProjectFactory().pk) for one in people]

    answers = Counter(pressed_at_once(site, presses))

    assert (answers.total(), answers[DONE], others(answers)) == (PEOPLE, 1, "credits.none_left")
    assert Opening.objects.count() == Spend.objects.count() == 1
    assert balances(company.pk)[CreditKind.CONSULTATION].count == 0
    assert problems() == []


def test_two_workers_give_the_last_credit_to_one_of_fifty(two_workers):
    company = UserFactory(provider=True).company
    people = [UserFactory(company=company) for _number in range(PEOPLE)]
    with_credits(people[0], count=1)
    presses = [Press(Device.of(one), ProjectFactory().pk) for one in people]

    answers = Counter(pressed_at_once(two_workers, presses))

    assert (answers.total(), answers[DONE], others(answers)) == (PEOPLE, 1, "credits.none_left")
    assert problems() == []


def test_six_of_fifty_companies_obtain_the_contact(site, project):
    people = [with_credits(UserFactory(provider=True)) for _number in range(PEOPLE)]
    presses = [Press(Device.of(one), project.pk, "contact") for one in people]

    answers = Counter(pressed_at_once(site, presses))

    assert (answers.total(), answers[DONE], others(answers)) == (PEOPLE, 6, "access.contact_cap")
    assert Opening.objects.filter(project=project).count() == Spend.objects.count() == 6
    assert problems() == []


def test_who_waits_too_long_for_a_row_reads_so_and_may_press_again(site, paul, project):
    press = Press(Device.of(paul), project.pk)

    with transaction.atomic():
        Project.objects.locked(pk=project.pk)
        waited = pressed(site, press)

    assert waited == BUSY
    assert not Opening.objects.exists()
    assert pressed(site, press) == DONE
    assert_spent_once(paul)
