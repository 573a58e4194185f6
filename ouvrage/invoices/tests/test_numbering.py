"""Fifty at once number invoices, and some change their mind: no gap, whatever happens (INV-14)."""

import random
import threading
from collections.abc import Callable
from functools import partial
from itertools import pairwise

import pytest
from django.db import connection, transaction

from ouvrage.accounts.models import Company
from ouvrage.accounts.tests.factories import CompanyFactory
from ouvrage.invoices.models import Invoice, Series
from ouvrage.invoices.services import issue_for_sale, issuing
from ouvrage.invoices.tests.factories import sale_to
from ouvrage.kit.verifying import run_checks

pytestmark = pytest.mark.django_db(transaction=True)

THREADS = 50
DICE = 14


@pytest.fixture
def company() -> Company:
    made: Company = CompanyFactory()
    return made


def all_at_once(works: list[Callable[[], None]]) -> int:
    """Each in a transaction of its own; about one in three is rolled back at its end. How many."""
    dice = random.Random(DICE)  # noqa: S311 — no secret
    fates = [dice.random() < 1 / 3 for _work in works]
    start = threading.Barrier(len(works), timeout=60)

    def run(work: Callable[[], None], is_lost: bool) -> None:
        connection.ensure_connection()
        start.wait()
        try:
            with transaction.atomic():
                work()
                transaction.set_rollback(is_lost)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=pair) for pair in zip(works, fates, strict=True)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(fates)


def patiently(work: Callable[[], object]) -> Callable[[], None]:
    """A slow machine may keep fifty in a row for longer than a page would wait."""

    def run() -> None:
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL lock_timeout = '60s'")
        work()

    return run


def test_fifty_issuers_and_their_rollbacks_leave_no_gap(company):
    sales = [sale_to(company, kind="plan" if n % 2 else "pack") for n in range(THREADS)]

    lost = all_at_once([patiently(partial(issue_for_sale, sale_id=s.pk)) for s in sales])

    issued = Invoice.objects.select_related("series").order_by("series", "position")
    assert 0 < lost < THREADS
    assert issued.count() == THREADS - lost
    for series in Series.objects.all():
        own = [one for one in issued if one.series_id == series.pk]
        assert [one.position for one in own] == list(range(1, series.last_number + 1))
        assert all(one.issued_on <= two.issued_on for one, two in pairwise(own))
    assert len({(one.series_id, one.number) for one in issued}) == THREADS - lost
    assert [problem for o in run_checks("invoices.") for problem in o.problems] == []


def test_a_sequence_of_the_database_would_leave_gaps(company, monkeypatch):
    def take_from_sequence(entity_id, family):
        series, day = take_number(entity_id, family)
        with connection.cursor() as cursor:
            cursor.execute("SELECT nextval('twin_of_numbers')")
            series.last_number = cursor.fetchone()[0]
        return series, day

    take_number = issuing.take_number
    monkeypatch.setattr(issuing, "take_number", take_from_sequence)
    with connection.cursor() as cursor:
        cursor.execute("CREATE SEQUENCE twin_of_numbers")
    sales = [sale_to(company) for _number in range(THREADS)]
    try:
        lost = all_at_once([patiently(partial(issue_for_sale, sale_id=s.pk)) for s in sales])
    finally:
        with connection.cursor() as cursor:
            cursor.execute("DROP SEQUENCE twin_of_numbers")

    numbers = set(Invoice.objects.values_list("position", flat=True))
    assert len(set(range(1, THREADS + 1)) - numbers) == lost > 0
    assert "invoices.numbers" in {o.check.name for o in run_checks("invoices.") if o.problems}
