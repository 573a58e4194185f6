"""A fact is recorded with the change it tells of, once, and its reactions run afterwards."""

import pytest
from django.db import connection, transaction
from django.db.transaction import TransactionManagementError
from django.db.utils import ProgrammingError

from ouvrage.journal import registry
from ouvrage.journal.models import Fact
from ouvrage.journal.registry import EVERYONE, declare, reacts_to
from ouvrage.journal.services import record
from ouvrage.kit.jobs import run_due


@pytest.fixture
def tried():
    """An invented kind of fact, forgotten afterwards."""
    kind = declare(
        "journal.tried", "Somebody tried.", icon="x", sentence="Tried.", readers=EVERYONE
    )
    yield kind
    registry.kinds.pop(kind.name)
    for name in registry.by_kind.pop(kind.name, []):
        registry.reactions.pop(name)


def waiting_jobs():
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM procrastinate_jobs WHERE status = 'todo'")
        return cursor.fetchone()[0]


def test_a_fact_says_who_did_what_to_what(tried, paul):
    with transaction.atomic():
        record(
            tried, subject=paul, actor=paul, side="provider", project_id=7, company_id=3, kind="x"
        )

    fact = Fact.objects.get(kind="journal.tried")
    assert (fact.actor_id, fact.actor_side) == (paul.pk, "provider")
    assert (fact.subject, fact.subject_id) == ("accounts.user", str(paul.pk))
    assert (fact.project_id, fact.company_id, fact.data) == (7, 3, {"kind": "x"})


def test_each_reaction_runs_after_the_fact_with_what_was_recorded(tried, paul):
    seen = []

    @reacts_to(tried)
    def note(fact):
        seen.append(fact.data["price_cents"])

    with transaction.atomic():
        record(tried, subject=paul, actor=None, price_cents=1_200)
    assert seen == []
    run_due()

    assert seen == [1_200]


@pytest.mark.django_db(transaction=True)
def test_what_was_rolled_back_is_neither_recorded_nor_announced(tried, paul):
    reacts_to(tried)(lambda fact: None)
    before = waiting_jobs()

    with transaction.atomic():
        record(tried, subject=paul, actor=None)
        transaction.set_rollback(True)

    assert not Fact.objects.filter(kind="journal.tried").exists()
    assert waiting_jobs() == before


@pytest.mark.django_db(transaction=True)
def test_a_fact_needs_the_transaction_of_its_change(tried, paul):
    with pytest.raises(TransactionManagementError):
        record(tried, subject=paul, actor=None)


def test_a_fact_costs_one_statement_and_its_reactions_one_more(
    tried, paul, django_assert_num_queries
):
    reacts_to(tried)(lambda fact: None)

    with transaction.atomic(), django_assert_num_queries(2):
        record(tried, subject=paul, actor=None)


def test_a_kind_of_fact_is_declared_once(tried):
    with pytest.raises(ValueError, match="declared twice"):
        declare("journal.tried", "Again.")


def test_a_recorded_fact_is_never_changed(tried, paul):
    with transaction.atomic():
        record(tried, subject=paul, actor=None)

    with pytest.raises(ProgrammingError, match="append-only"), transaction.atomic():
        Fact.objects.update(kind="other")
