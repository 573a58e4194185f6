"""Each check finds the row that somebody with full rights has tampered with."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import connection

from ouvrage.kit.verifying import run_checks
from ouvrage.ledger.jobs import ENTRIES, seal_entries
from ouvrage.ledger.models import Entry, Seal, SealedEntry
from ouvrage.ledger.tests.test_post_entry import pay_in, pay_out
from ouvrage.ledger.verify import problems


@contextmanager
def full_rights() -> Iterator[None]:
    """As a superuser who switches all triggers off."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET LOCAL session_replication_role = replica")
        yield
        cursor.execute("SET LOCAL session_replication_role = origin")


def tamper(sql: str) -> None:
    with full_rights(), connection.cursor() as cursor:
        cursor.execute(sql)


@pytest.fixture
def books(db: None) -> None:
    pay_in(100)
    pay_out(40)
    pay_out(10, key="again")


def found(check: str) -> list[str]:
    return [problem for outcome in run_checks(check) for problem in outcome.problems]


def test_honest_books_have_no_problem(books):
    seal_entries()

    assert problems() == []
    assert found("kit.append_only") == []


@pytest.mark.parametrize(
    ("check", "sql"),
    [
        ("ledger.balance", "UPDATE ledger_posting SET amount = 41 WHERE amount = 40"),
        ("ledger.balance", "DELETE FROM ledger_posting WHERE amount = -40"),
        ("ledger.wallets", "UPDATE ledger_account SET balance = 51 WHERE code = 'escrow'"),
        ("ledger.wallets", "UPDATE ledger_account SET length = 9 WHERE code = 'escrow'"),
        ("ledger.chains", "UPDATE ledger_account SET head = 'x' WHERE code = 'escrow'"),
        ("ledger.chains", "UPDATE ledger_posting SET digest = 'x' WHERE position = 2"),
        ("ledger.chains", "UPDATE ledger_posting SET balance_after = 61 WHERE position = 2"),
        ("ledger.chains", "DELETE FROM ledger_posting WHERE position = 2"),
        ("ledger.chains", "UPDATE ledger_entry SET key = 'other' WHERE key = 'out'"),
        ("ledger.chains", "UPDATE ledger_posting SET amount = amount * 2"),
        ("ledger.fingerprints", "UPDATE ledger_posting SET amount = amount * 2"),
        ("ledger.fingerprints", "UPDATE ledger_entry SET reference = 'x' WHERE key = 'out'"),
        ("ledger.fingerprints", "DELETE FROM ledger_posting WHERE position = 2 OR amount = -40"),
    ],
)
def test_a_changed_line_account_or_entry_is_found(books, check, sql):
    assert found(check) == []

    tamper(sql)

    assert found(check) != []


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE ledger_entry SET at = at - interval '1 day' WHERE key = 'out'",
        "UPDATE ledger_entry SET kind = 'gift' WHERE key = 'in'",
        "DELETE FROM ledger_entry WHERE key = 'again'",
        "UPDATE ledger_seal SET digest = 'x' WHERE number = 1",
        "DELETE FROM ledger_seal WHERE number = 1",
        "DELETE FROM ledger_sealedentry WHERE seal_id = 2",
    ],
)
def test_a_change_behind_a_seal_is_found(books, sql):
    ENTRIES.seal(batch=2)
    assert found("ledger.seals") == []

    tamper(sql)

    assert found("ledger.seals") != []


def test_a_row_slipped_in_behind_an_old_seal_is_found(books):
    seal_entries()
    tamper("UPDATE ledger_seal SET at = at - interval '2 days'")
    assert found("ledger.seals") == []

    tamper("DELETE FROM ledger_sealedentry WHERE entry_id = (SELECT min(id) FROM ledger_entry)")
    tamper("UPDATE ledger_seal SET entries = 2")

    assert any("came in unsealed" in problem for problem in found("ledger.seals"))


def test_a_trigger_switched_off_is_found(books):
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("ALTER TABLE ledger_posting DISABLE TRIGGER ledger_posting_stays")
        cursor.execute("ALTER TABLE ledger_posting DISABLE TRIGGER ledger_entry_balances")

    assert found("kit.append_only_triggers") != []
    assert found("ledger.triggers") != []


def test_a_right_too_many_is_found(books):
    with connection.cursor() as cursor:
        cursor.execute("GRANT UPDATE ON ledger_posting TO ouvrage_app")

    assert found("kit.append_only_rights") == ["the role of pages may UPDATE ledger_posting"]


def test_sealing_covers_every_entry_once_in_batches(books):
    assert ENTRIES.seal(batch=2) == 3
    assert ENTRIES.seal(batch=2) == 0

    assert SealedEntry.objects.count() == Entry.objects.count() == 3
    assert [seal.entries for seal in Seal.objects.order_by("number")] == [2, 1]
    assert problems() == []
