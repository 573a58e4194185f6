"""Promises are checked by name, and what breaks one is told in sentences."""

import pytest

from ouvrage.kit import verifying
from ouvrage.kit.verifying import run_checks, sentences, verifies


@pytest.fixture
def invented(monkeypatch):
    monkeypatch.setattr(verifying, "checks", {})
    monkeypatch.setattr(verifying, "autodiscover_modules", lambda _name: None)
    verifies("b.second", "Twice.")(lambda: ["this", "that"])
    verifies("a.first", "Once.")(list)


def test_checks_run_in_the_order_of_their_names_and_say_what_they_found(invented):
    outcomes = list(run_checks())

    assert [(o.check.name, o.problems) for o in outcomes] == [
        ("a.first", []),
        ("b.second", ["this", "that"]),
    ]


def test_a_prefix_runs_those_of_one_app(invented):
    assert [outcome.check.name for outcome in run_checks("b.")] == ["b.second"]


def test_each_row_of_a_query_becomes_a_sentence(db):
    found = sentences("SELECT * FROM (VALUES ('a', 1), ('b', 2)) AS t", "{0} is {1}")

    assert found == ["a is 1", "b is 2"]
