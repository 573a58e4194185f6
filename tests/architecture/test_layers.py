"""Imports go down only; what happens above is a reaction, never a signal."""

import ast

import pytest
from importlinter.cli import lint_imports

from config.env import PROJECT
from tests.architecture import tree
from tests.architecture.tree import expect_none

SIGNALS = ("django.db.models.signals", "django.dispatch", "django.core.signals")


def test_imports_go_down_only(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    """The contract stands in pyproject.toml; it is exhaustive, so a new app must take its place."""
    monkeypatch.chdir(PROJECT)

    status = lint_imports(config_filename="pyproject.toml", no_cache=True)

    assert status == 0, capsys.readouterr().out


def test_nothing_listens_to_signals():
    listening = [
        tree.place_of(path, node.lineno)
        for path in tree.source_files()
        for node in ast.walk(tree.parsed(path))
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(SIGNALS)
    ]
    expect_none(listening)
