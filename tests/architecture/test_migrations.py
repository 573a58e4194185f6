"""Migrations: none is missing, each is named for its meaning and says what it costs."""

import ast
import re
from pathlib import Path

import pytest
from django.core.management import call_command

from tests.architecture import tree
from tests.architecture.tree import expect_none


def written_by_hand() -> list[Path]:
    every = tree.files("migrations/0*.py", "ouvrage")
    return [path for path in every if path.name != tree.WRITTEN_BY_DJANGO]


@pytest.mark.django_db
def test_the_tables_are_as_the_models_say():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_a_migration_is_named_for_its_meaning():
    expect_none(
        tree.place_of(path)
        for path in written_by_hand()
        if not re.fullmatch(r"0\d{3}_[a-z][a-z_]+[a-z]", path.stem)
        or re.search(r"_auto_|_alter_\w+_and_more|_and_more$", path.stem)
    )


def test_a_migration_says_what_it_does():
    expect_none(
        tree.place_of(path)
        for path in written_by_hand()
        if not ast.get_docstring(tree.parsed(path))
    )


def test_a_migration_can_be_taken_back():
    """Every SQL and Python step has its reverse."""
    expect_none(
        f"{tree.place_of(path, node.lineno)} {tree.called(node)}"
        for path in written_by_hand()
        for node in ast.walk(tree.parsed(path))
        if isinstance(node, ast.Call) and tree.called(node) in {"RunSQL", "RunPython"}
        if len(node.args) + len(node.keywords) < 2
    )


def test_no_two_migrations_of_an_app_have_the_same_number():
    seen: set[tuple[str, str]] = set()
    for path in written_by_hand():
        key = (tree.app_of(path), path.stem[:4])
        assert key not in seen, tree.place_of(path)
        seen.add(key)
