"""What every test may use; the fixtures are in tools/testing, by topic."""

from __future__ import annotations

import sys

import pytest

from config.env import PROJECT

pytest_plugins = ["tools.testing.database", "tools.testing.browser", "tools.testing.axe"]


def pytest_configure(config: pytest.Config) -> None:
    """Sentences are tested in French, so the catalogues must be compiled."""
    from ouvrage.kit.serving.catalogues import CatalogueBrokenError, compile_stale

    try:
        compile_stale(PROJECT)
    except CatalogueBrokenError as broken:
        print(broken, file=sys.stderr)  # the test of the catalogues fails; the others may run


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whatever opens a page is a browser test; `-m "not browser"` leaves them out."""
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.browser)
