"""A spend meets what may undo it at the same moment; twins without the lock break.

The double click, the last place and the last credit are raced beside their services
(access/tests/test_races.py, credits/tests/test_last_credit.py).
"""

import threading
from collections import Counter
from dataclasses import replace

import pytest
from django.db import connection

from ouvrage.access import rules
from ouvrage.access.errors import NotListed, TooManyContacts
from ouvrage.access.models import Opening
from ouvrage.access.parameters import CONTACTS_PER_DAY
from ouvrage.access.services import opening, return_credits
from ouvrage.access.tests.factories import opened, with_credits
from ouvrage.accounts.tests.factories import UserFactory
from ouvrage.credits.errors import NoneLeft
from ouvrage.credits.jobs import expire_due
from ouvrage.credits.models import CreditKind, Grant
from ouvrage.journal.models import Fact
from ouvrage.kit.errors import Refused
from ouvrage.kit.jobs import run_due
from ouvrage.kit.time import now
from ouvrage.kit.verifying import run_checks
from ouvrage.projects.services import cancel_project
from ouvrage.projects.tests.factories import ProjectFactory

pytestmark = pytest.mark.django_db(transaction=True)
CONTACT = CreditKind.CONTACT


def at_once(*works):
    answers: Counter[str] = Counter()
    start = threading.Barrier(len(works), timeout=60)

    def run(work):
        connection.ensure_connection()
        start.wait()
        try:
            work()
            answers["done"] += 1
        except Refused as error:
            answers[type(error).__name__] += 1
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=[work]) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


def problems():
    return [problem for outcome in run_checks() for problem in outcome.problems]


@pytest.fixture
def paul():
    return with_credits(UserFactory(pseudo="paul", provider=True), count=9)


@pytest.fixture
def one_a_day(monkeypatch):
    monkeypatch.setattr(rules, "CONTACTS_PER_DAY", replace(CONTACTS_PER_DAY, default=1))


def test_a_spend_a_cancellation_and_its_returns_at_once_lose_nothing(paul):
    project = ProjectFactory()
    opened(paul, project, CreditKind.OFFRE)

    def cancel():
        cancel_project(project_id=project.pk, reason="abandoned", text="", actor=project.client)
        return_credits(fact_id=Fact.objects.get(kind="projects.cancelled").pk)

    answers = at_once(lambda: opened(paul, project, CONTACT), cancel)
    run_due()

    assert answers in ({"done": 2}, {"done": 1, NotListed.__name__: 1})
    assert not Opening.objects.filter(returned_at=None).exists()
    assert problems() == []


def test_credits_expire_or_are_spent_and_never_both(paul):
    Grant.objects.filter(kind=CONTACT).update(expires_at=now())
    projects = [ProjectFactory() for _number in range(4)]

    answers = at_once(expire_due, *[lambda p=p: opened(paul, p, CONTACT) for p in projects])

    assert answers == {"done": 1, NoneLeft.__name__: 4}
    assert problems() == []


@pytest.mark.usefixtures("one_a_day")
def test_six_tabs_obtain_one_contact_where_the_day_allows_one(paul):
    projects = [ProjectFactory() for _number in range(6)]

    answers = at_once(*[lambda p=p: opened(paul, p, CONTACT) for p in projects])

    assert answers == {"done": 1, TooManyContacts.__name__: 5}
    assert problems() == []


@pytest.mark.usefixtures("one_a_day")
def test_without_the_hold_on_the_company_six_tabs_pass_the_cap(paul, monkeypatch):
    counted = threading.Barrier(6)
    check = rules.check_contacts_today

    def check_together(*arguments):
        check(*arguments)
        counted.wait(timeout=10)

    monkeypatch.setattr(opening, "hold", lambda name: None)
    monkeypatch.setattr(rules, "check_contacts_today", check_together)
    projects = [ProjectFactory() for _number in range(6)]

    answers = at_once(*[lambda p=p: opened(paul, p, CONTACT) for p in projects])

    assert answers == {"done": 6}
