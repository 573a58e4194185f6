"""Writing entries: once, balanced, never below zero, in few statements."""

import threading
import time
from collections.abc import Callable
from datetime import timedelta

import pytest
import time_machine
from django.db import IntegrityError, connection, transaction
from django.db.transaction import TransactionManagementError
from django.db.utils import ProgrammingError

from ouvrage.kit.time import now
from ouvrage.ledger import statements
from ouvrage.ledger.errors import KeyReused, NotEnoughFunds, Unbalanced
from ouvrage.ledger.models import Account, Entry, Posting, Side, Unit
from ouvrage.ledger.queries import balance_of
from ouvrage.ledger.services import account, credit, debit, post_entry
from ouvrage.ledger.verify import problems

BANK = account(code="bank", unit=Unit.EUR, side=Side.DEBIT)
ESCROW = account(code="escrow", unit=Unit.EUR, side=Side.CREDIT, guarded=True)


def pay_in(amount: int = 100, key: str = "in") -> Entry:
    with transaction.atomic():
        return post_entry(
            key=key,
            kind="paid_in",
            reference="r",
            lines=[debit(BANK, amount), credit(ESCROW, amount)],
        )


def pay_out(amount: int = 100, key: str = "out") -> Entry:
    with transaction.atomic():
        return post_entry(
            key=key,
            kind="paid_out",
            reference="r",
            lines=[debit(ESCROW, amount), credit(BANK, amount)],
        )


def test_an_entry_moves_value_from_one_account_to_another(db):
    pay_in(100)
    pay_out(40)

    assert balance_of("escrow") == 60
    assert balance_of("bank") == 60
    assert problems() == []


def test_a_guarded_account_keeps_its_balance_and_its_chain(db):
    pay_in(100)
    pay_out(40)

    escrow = Account.objects.get(code="escrow")
    links = list(Posting.objects.filter(account=escrow).order_by("position"))
    assert (escrow.balance, escrow.length, escrow.head) == (60, 2, links[-1].digest)
    assert [(line.position, line.balance_after) for line in links] == [(1, 100), (2, 60)]


def test_an_entry_is_dated_by_the_one_clock(db):
    yesterday = now() - timedelta(days=1)

    with time_machine.travel(yesterday, tick=False):
        entry = pay_in(100)

    assert entry.at == Entry.objects.get().at == yesterday


def test_the_same_key_moves_value_once(db):
    first = pay_in(100, key="once")
    second = pay_in(100, key="once")

    assert first.is_new
    assert not second.is_new
    assert first.pk == second.pk
    assert balance_of("escrow") == 100


def test_a_payment_asked_again_is_found_even_when_the_account_is_empty_by_now(db):
    pay_in(100)
    first = pay_out(100, key="all")

    assert pay_out(100, key="all").pk == first.pk


def test_a_key_that_names_another_fact_is_a_mistake(db):
    pay_in(100, key="one")

    with pytest.raises(KeyReused):
        pay_in(200, key="one")
    assert balance_of("escrow") == 100


def test_nothing_is_taken_that_is_not_there(db):
    pay_in(100)

    with pytest.raises(NotEnoughFunds) as refused:
        pay_out(101)
    assert refused.value.code == "ledger.not_enough_funds"
    assert "Rien n’a été déplacé" in refused.value.text
    assert not Entry.objects.filter(key="out").exists()
    assert balance_of("escrow") == 100


def test_lines_that_do_not_balance_are_a_mistake(db):
    with pytest.raises(Unbalanced), transaction.atomic():
        post_entry(key="k", kind="k", reference="r", lines=[debit(BANK, 2), credit(ESCROW, 1)])
    with pytest.raises(ValueError, match="positive"):
        debit(BANK, 0)


def test_an_account_never_changes_its_kind(db):
    pay_in(100)
    other = account(code="escrow", unit=Unit.OFFRE, side=Side.CREDIT, guarded=True)
    pool = account(code="pool", unit=Unit.OFFRE, side=Side.DEBIT)

    with pytest.raises(ValueError, match="another kind"), transaction.atomic():
        post_entry(key="k", kind="k", reference="r", lines=[debit(pool, 1), credit(other, 1)])


@pytest.mark.django_db(transaction=True)
def test_an_entry_needs_its_callers_transaction():
    with pytest.raises(TransactionManagementError):
        post_entry(key="k", kind="k", reference="r", lines=[debit(BANK, 1), credit(ESCROW, 1)])


def test_a_posting_costs_two_statements(db, django_assert_num_queries):
    pay_in(100)

    with transaction.atomic(), django_assert_num_queries(2):
        post_entry(key="k", kind="k", reference="r", lines=[debit(ESCROW, 1), credit(BANK, 1)])


@pytest.mark.django_db(transaction=True)
def test_the_database_refuses_an_entry_that_does_not_balance():
    entry = pay_in(100)

    with pytest.raises(IntegrityError, match="does not balance"), transaction.atomic():
        Posting.objects.create(entry=entry, account=Account.objects.get(code="bank"), amount=5)


@pytest.mark.django_db(transaction=True)
def test_the_database_refuses_an_entry_without_lines():
    with pytest.raises(IntegrityError, match="has no lines"), transaction.atomic():
        Entry.objects.create(key="bare", kind="k", reference="r", fingerprint="f")


@pytest.mark.parametrize(
    "change",
    [
        lambda: Entry.objects.update(kind="other"),
        lambda: Posting.objects.update(amount=1),
        lambda: Posting.objects.all().delete(),
    ],
)
def test_nobody_changes_what_is_written_not_even_the_owner_of_the_tables(db, change):
    pay_in(100)

    with pytest.raises(ProgrammingError, match="append-only"), transaction.atomic():
        change()


def test_the_role_of_pages_has_no_right_to_change_what_is_written(db, as_pages_do):
    pay_in(100)

    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        Posting.objects.update(amount=1)


def pay_out_while_another_waits() -> list[str]:
    """A first payout is not committed yet when a second one of the same money starts."""
    answers: list[str] = []
    first_has_paid = threading.Event()

    def pay_first() -> None:
        with transaction.atomic():
            pay_out(key="first")
            first_has_paid.set()
            time.sleep(0.2)
        connection.close()

    first = threading.Thread(target=pay_first)
    first.start()
    first_has_paid.wait()
    try:
        pay_out(key="second")
        answers.append("paid")
    except (NotEnoughFunds, IntegrityError) as error:
        answers.append(type(error).__name__)
    first.join()
    return answers


@pytest.mark.django_db(transaction=True)
def test_a_second_payout_waits_for_the_first_and_is_refused():
    pay_in(100)

    assert pay_out_while_another_waits() == ["NotEnoughFunds"]
    assert balance_of("escrow") == 0
    assert problems() == []


@pytest.mark.django_db(transaction=True)
def test_without_the_lock_the_second_payout_is_stopped_only_by_the_chain(monkeypatch):
    monkeypatch.setattr(statements, "HOLD", statements.HOLD.replace("FOR NO KEY UPDATE", ""))
    pay_in(100)

    assert pay_out_while_another_waits() == ["IntegrityError"]


@pytest.mark.django_db(transaction=True)
def test_two_people_may_post_first_to_the_same_account():
    start = threading.Barrier(2)

    def in_thread(work: Callable[[], Entry]) -> threading.Thread:
        def run() -> None:
            start.wait()
            work()
            connection.close()

        thread = threading.Thread(target=run)
        thread.start()
        return thread

    for thread in [in_thread(lambda: pay_in(key="a")), in_thread(lambda: pay_in(key="b"))]:
        thread.join()

    assert balance_of("escrow") == 200
    assert problems() == []
