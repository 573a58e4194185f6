"""Two tabs, two colleagues, two providers at once: one debit, and never a seventh contact."""

import time

import pytest

from ouvrage.access.errors import ContactCap, NotListed
from ouvrage.access.models import Opening
from ouvrage.access.services import return_credits
from ouvrage.access.tests.factories import opened, with_credits
from ouvrage.accounts.tests.factories import UserFactory
from ouvrage.credits.models import CreditKind
from ouvrage.credits.queries import balances
from ouvrage.journal.models import Fact
from ouvrage.kit.db import LockingQuerySet
from ouvrage.kit.tests.threads import at_once
from ouvrage.kit.verifying import run_checks
from ouvrage.ledger import services as ledger
from ouvrage.ledger import statements
from ouvrage.projects.models import CancelReason, Project, VoidReason
from ouvrage.projects.services import cancel_project, void_project
from ouvrage.projects.tests.factories import ProjectFactory

pytestmark = pytest.mark.django_db(transaction=True)


def provider():
    return with_credits(UserFactory(provider=True))


@pytest.fixture
def project():
    project: Project = ProjectFactory()
    return project


def problems():
    return [problem for outcome in run_checks() for problem in outcome.problems]


def test_ten_clicks_at_once_are_one_debit(project):
    paul = provider()
    opened(paul, ProjectFactory())

    answers = at_once(*[lambda: opened(paul, project)] * 10)

    assert answers == {"done": 10}
    assert balances(paul.company_id)[CreditKind.CONSULTATION].count == 1
    assert problems() == []


def test_two_providers_after_the_last_place_get_one_contact(project):
    for _number in range(5):
        opened(provider(), project, CreditKind.CONTACT)
    rivals = [provider(), provider()]

    answers = at_once(*[lambda p=p: opened(p, project, CreditKind.CONTACT) for p in rivals])

    assert answers == {"done": 1, ContactCap.__name__: 1}
    assert Opening.objects.filter(project=project).count() == 6
    assert problems() == []


def test_without_the_lock_on_the_project_a_seventh_would_get_in(project, monkeypatch):
    def unlocked(rows, **lookup):
        return rows.get(**lookup)

    def write_slowly(*arguments):
        time.sleep(0.2)
        return statements.write_entry(*arguments)

    for _number in range(5):
        opened(provider(), project, CreditKind.CONTACT)
    monkeypatch.setattr(LockingQuerySet, "locked", unlocked)
    monkeypatch.setattr(ledger, "write_entry", write_slowly)
    rivals = [provider() for _number in range(8)]

    at_once(*[lambda p=p: opened(p, project, CreditKind.CONTACT) for p in rivals])

    assert Opening.objects.filter(project=project).count() > 6


def test_a_credit_is_never_spent_on_a_project_that_was_cancelled_meanwhile(project):
    paul, client = provider(), project.client

    answers = at_once(
        lambda: opened(paul, project),
        lambda: cancel_project(
            project_id=project.pk, reason=CancelReason.ABANDONED, text="", actor=client
        ),
    )

    assert answers in ({"done": 2}, {"done": 1, NotListed.__name__: 1})
    assert problems() == []


def test_two_workers_that_return_the_same_credits_return_them_once(project):
    paul = provider()
    opened(paul, project)
    void_project(
        project_id=project.pk,
        reason_code=VoidReason.FAKE,
        text="Demande inventée.",
        actor=UserFactory(officer=True),
    )
    fact = Fact.objects.get(kind="projects.voided")

    answers = at_once(*[lambda: return_credits(fact_id=fact.pk)] * 4)

    assert answers == {"done": 4}
    assert balances(paul.company_id)[CreditKind.CONSULTATION].count == 3
    assert problems() == []
