"""Facts are chained by seals; whoever changes one behind a seal is found out."""

import threading

import pytest
from django.db import connection, transaction

from ouvrage.journal.jobs import FACTS, seal_facts
from ouvrage.journal.models import Fact, Seal, SealedFact
from ouvrage.journal.verify import problems


def happen(times=1):
    Fact.objects.bulk_create(
        Fact(kind="journal.tried", subject="x", subject_id=str(n), data={"n": n})
        for n in range(times)
    )


def tamper(sql):
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute(sql)
        cursor.execute("SET LOCAL session_replication_role = origin")


def test_every_fact_is_sealed_once_and_each_seal_names_the_one_before(db):
    happen(5)

    FACTS.seal(batch=2)
    seal_facts()

    seals = list(Seal.objects.order_by("number"))
    assert [seal.facts for seal in seals] == [2, 2, 1]
    assert [seal.previous for seal in seals] == ["", seals[0].digest, seals[1].digest]
    assert SealedFact.objects.count() == 5
    assert problems() == []


def test_nothing_new_makes_no_seal(db):
    seal_facts()

    assert not Seal.objects.exists()


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE journal_fact SET data = '{\"n\": 99}' WHERE subject_id = '1'",
        "UPDATE journal_fact SET actor_id = 4 WHERE subject_id = '1'",
        "UPDATE journal_fact SET at = at + interval '1 second' WHERE subject_id = '1'",
        "DELETE FROM journal_fact WHERE subject_id = '1'",
        "UPDATE journal_seal SET previous = 'x' WHERE number = 2",
        "DELETE FROM journal_seal WHERE number = 1",
    ],
)
def test_a_change_behind_a_seal_is_found(db, sql):
    happen(3)
    FACTS.seal(batch=2)
    assert problems() == []

    tamper(sql)

    assert problems() != []


@pytest.mark.django_db(transaction=True)
def test_a_fact_of_a_transaction_that_ends_late_gets_a_later_seal():
    written, sealed = threading.Event(), threading.Event()

    def slow():
        with transaction.atomic():
            happen()
            written.set()
            sealed.wait()
        connection.close()

    thread = threading.Thread(target=slow)
    thread.start()
    written.wait()
    happen()
    seal_facts()
    first = SealedFact.objects.count()
    sealed.set()
    thread.join()
    seal_facts()

    assert (first, SealedFact.objects.count()) == (1, 2)
    assert problems() == []


@pytest.mark.django_db(transaction=True)
def test_two_workers_that_seal_at_once_make_one_chain():
    happen(50)
    start = threading.Barrier(4)

    def seal():
        start.wait()
        FACTS.seal(batch=10)
        connection.close()

    threads = [threading.Thread(target=seal) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert [seal.facts for seal in Seal.objects.order_by("number")] == [10] * 5
    assert problems() == []
