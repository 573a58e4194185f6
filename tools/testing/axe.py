"""Accessibility: axe-core run inside the page, through the debugging protocol.

`evaluate` is not subject to the page's Content Security Policy, so the policy
needs no hole for it.
"""

from __future__ import annotations

import functools
import importlib.util
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
BAD = frozenset({"serious", "critical"})


@pytest.fixture
def axe() -> Callable[[Page], list[str]]:
    """Serious and critical violations of a page, one readable line each."""
    return violations


def violations(page: Page) -> list[str]:
    page.evaluate(_source())
    found = page.evaluate(
        "rules => axe.run(document, {runOnly: rules}).then(result => result.violations)", RULES
    )
    return [_line(violation) for violation in found if violation["impact"] in BAD]


@functools.cache
def _source() -> str:
    spec = importlib.util.find_spec("axe_playwright_python")
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError("axe-playwright-python")
    return (Path(spec.submodule_search_locations[0]) / "axe.min.js").read_text()


def _line(violation: dict[str, Any]) -> str:
    places = [" ".join(map(str, node["target"])) for node in violation["nodes"]]
    return f"{violation['id']} ({violation['impact']}): {', '.join(places[:5])}"
