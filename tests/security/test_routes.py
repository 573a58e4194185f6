"""Every door, before every reader: the answer is the one that `policy.txt` says (SEC-01).

`OUVRAGE_WRITE_POLICY=1 pytest tests/security/test_routes.py` writes the table anew from what the
site does. Then read the difference line by line: it is the whole point of the table.
"""

import os
import re

import pytest
from django.conf import settings

from ouvrage.kit.audience import NAMED, audience_of
from tests.architecture.tree import expect_none
from tests.security.conftest import IN_THE_WORLD
from tests.security.payloads import payload
from tests.security.people import ROLES
from tests.security.policy import FILE, Line, policy, written
from tests.security.routes import Answer, answer, knock, routes
from tests.security.world import World

pytestmark = IN_THE_WORLD
CHANGES = re.compile(
    rb"\w{64}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|\d{4,}|(?<=/)\d+(?=/)|nonce=\"[^\"]*\""
)
"""What differs between two answers that say the same: identifiers, addresses, tokens."""

SIGNED_DOORS = {
    "payments:webhook",
    "notifications:stop",
    "notifications:heard",
    "messaging:reply",
}
"""Where programs knock, which have no token of ours."""


def test_every_door_says_who_may_pass():
    expect_none(name for name, route in routes().items() if audience_of(route.view, name) is None)


def test_doors_of_libraries_that_are_declared_exist():
    expect_none(name for name in settings.FOREIGN_AUDIENCES if name not in routes())
    assert set(settings.FOREIGN_AUDIENCES.values()) <= NAMED.keys()


def test_every_door_is_in_the_table_and_the_table_has_no_other():
    expect_none(routes().keys() ^ {line.route for line in policy()})


@pytest.mark.parametrize("line", policy(), ids=str)
def test_a_door_answers_each_reader_as_the_table_says(world: World, line: Line):
    """A GET runs in a read-only transaction: one that writes is an error here (SEC-05)."""
    found = {role: answer(world, line, role).verdict for role in ROLES}

    if os.environ.get("OUVRAGE_WRITE_POLICY"):
        text = FILE.read_text(encoding="utf-8")
        FILE.write_text(text.replace(written(line, line.verdicts), written(line, found)), "utf-8")
    expect_none(
        f"{role}: {found[role]}, {expected} expected"
        for role, expected in line.verdicts.items()
        if found[role] != expected
    )


@pytest.mark.parametrize("name", sorted(routes()))
def test_a_door_opens_to_no_other_method(world: World, name: str):
    """What the table does not list is not allowed, or refused before that is even asked."""
    known = {line.method for line in policy() if line.route == name}
    expect_none(
        f"{method} by {role}: {found.status}"
        for method in {"GET", "POST"} - known
        for role in ("client_owner", "admin")
        for found in [knock(world, role, method, url_of(world, name))]
        if found.status not in {403, 404, 405} and found.verdict not in {"login", "confirm"}
    )


@pytest.mark.parametrize("name", sorted(routes()))
def test_rare_methods_change_nothing(world: World, name: str):
    """They may show a page as GET does; a read-only transaction makes any change an error."""
    listed = {line.method for line in policy() if line.route == name}
    for method in {"PUT", "PATCH", "DELETE"} - listed:
        knock(world, "client_owner", method, url_of(world, name))


def url_of(world: World, name: str) -> str:
    scene = next((line.scene for line in policy() if line.route == name), "open")
    return routes()[name].url(world.scenes[scene])


@pytest.mark.parametrize(
    "line", [line for line in policy() if routes()[line.route].names_a_row], ids=str
)
def test_SEC_02_what_is_not_yours_looks_like_what_does_not_exist(world: World, line: Line):
    """Two who are told that there is no such thing are asked about what there really is not."""
    hidden = [role for role, verdict in line.verdicts.items() if verdict == "404"][:2]
    expect_none(
        f"{role}: {theirs.status} for another's, {nobodys.status} for nobody's, "
        f"{len(_plain(theirs))} and {len(_plain(nobodys))} bytes"
        for role in hidden
        for theirs in [answer(world, line, role)]
        for nobodys in [answer(world, line, role, foreign=True)]
        if (theirs.status, _plain(theirs)) != (nobodys.status, _plain(nobodys))
    )


def _plain(found: Answer) -> bytes:
    return CHANGES.sub(b"", found.body)


@pytest.mark.parametrize("name", sorted(routes()))
def test_SEC_33_no_door_is_free_of_the_forgery_check(name: str):
    """But those where programs knock: the payment provider signs what it says (SEC-74), a mail
    program follows a link that we signed (RFC 8058, decision 0055)."""
    assert getattr(routes()[name].view, "csrf_exempt", False) == (name in SIGNED_DOORS)


@pytest.mark.parametrize(
    "line",
    [line for line in policy() if line.method == "POST" and line.route not in SIGNED_DOORS],
    ids=str,
)
def test_SEC_33_a_post_without_its_token_is_refused(world: World, line: Line):
    """Before anything else is looked at, whoever sends it."""
    scene = world.scenes[line.scene]
    url = routes()[line.route].url(scene)
    admitted = [role for role, verdict in line.verdicts.items() if verdict in {"200", "303", "422"}]
    for role in admitted[:1]:
        browser = world.browsers[role]
        browser.handler.enforce_csrf_checks = True
        try:
            assert knock(world, role, "POST", url, payload(line.route, scene)).status == 403
        finally:
            browser.handler.enforce_csrf_checks = False
