"""One way out to addresses that somebody typed, and no way around it."""

import re

from tests.architecture import tree
from tests.architecture.tree import expect_none

WAYS_OUT = re.compile(
    r"^\s*(?:import|from) (?:requests|aiohttp|urllib\.request|http\.client|ftplib)\b", re.MULTILINE
)


def test_nothing_else_opens_pages_of_the_outside_world():
    """A gateway that talks to one known peer by httpx or its own library is another matter."""
    expect_none(
        tree.place_of(path)
        for path in tree.source_files()
        if "ouvrage" in path.parts and WAYS_OUT.search(path.read_text(encoding="utf-8"))
    )


def test_the_permission_to_reach_this_machine_is_given_by_tests_alone():
    expect_none(
        tree.place_of(path)
        for path in tree.source_files()
        if "Loopback(" in path.read_text(encoding="utf-8") and "egress" not in path.parts
    )
