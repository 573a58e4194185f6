"""`manage.py verify` tells what holds and what does not, and fails when something does not."""

import io

import pytest
from django.core.management import CommandError, call_command

from ouvrage.kit.verifying import checks, verifies
from ouvrage.web.management.commands.verify import Command


@pytest.fixture
def broken_promise(monkeypatch):
    monkeypatch.setattr("ouvrage.kit.verifying.checks", checks.copy())
    verifies("ledger.invented", "Nothing is ever invented.")(lambda: ["row 7 was invented"])


def test_the_command_says_that_all_is_well(db):
    out = io.StringIO()

    call_command(Command(), stdout=out)

    assert "promises hold" in out.getvalue()


def test_the_command_fails_and_names_what_is_broken(db, broken_promise):
    out = io.StringIO()

    with pytest.raises(CommandError, match="1 of"):
        call_command(Command(), "ledger", stdout=out)
    assert "BROKEN ledger.invented" in out.getvalue()
    assert "row 7 was invented" in out.getvalue()


def test_a_check_that_is_not_there_is_not_taken_for_one_that_holds(db):
    with pytest.raises(CommandError, match="no check"):
        call_command(Command(), "legder")
