"""What nobody may learn: the client before the contact is opened, notes, private talk (SEC-03, 04).

Canaries stand in the world in place of these data; no answer at any door holds one for a reader
who may not know it — neither the page nor the part of it that htmx asks for.
"""

import html
import re

import pytest
from django.urls import reverse

from tests.architecture.tree import expect_none
from tests.security.conftest import IN_THE_WORLD
from tests.security.people import CLIENT, INTERNAL_NOTE, PITCH, PRIVATE_TALK, ROLES
from tests.security.policy import Line, policy
from tests.security.routes import Answer, answer, knock, routes
from tests.security.world import World

pytestmark = IN_THE_WORLD

DESK = {"officer", "supervisor", "admin"}
KNOW_THE_CLIENT = DESK | {"client_owner", "provider_contact", "provider_selected"}
"""His own data; opened by a contact credit; the other party to his contracts; the desk."""
SECRETS: dict[str, tuple[str, set[str]]] = {
    **{f"the client's {name}": (value, KNOW_THE_CLIENT) for name, value in CLIENT.items()},
    "an internal note": (INTERNAL_NOTE, DESK),
    "a private talk": (PRIVATE_TALK, {"client_owner", "provider_offer"} | DESK),
    "the text of an offer": (PITCH, {"client_owner", "provider_offer", "provider_report"} | DESK),
}
PAGES = [line for line in policy() if line.method == "GET"]


def told(found: Answer) -> str:
    """What can be read in an answer, whatever its spelling: entities, spaces, attributes."""
    return plain(html.unescape(found.text) + str(found.headers))


def plain(text: str) -> str:
    """Without spaces and punctuation, so that "06 39 98" is "063998"."""
    return re.sub(r"[\s\u00a0\u202f.\-]", "", text).lower()


def spellings(secret: str) -> set[str]:
    """As written; a phone also as people in the country dial it."""
    found = {plain(secret)}
    if secret.startswith("+33"):
        found.add(plain("0" + secret.removeprefix("+33")))
    return found


@pytest.mark.parametrize("line", PAGES, ids=str)
def test_SEC_03_no_page_tells_what_its_reader_may_not_know(world: World, line: Line):
    expect_none(
        f"{role} is told {name}"
        for role in ROLES
        for name, (secret, knowing) in SECRETS.items()
        if role not in knowing
        if _found_in(told(answer(world, line, role)), secret)
    )


def _found_in(text: str, secret: str) -> set[str]:
    return {spelling for spelling in spellings(secret) if spelling in text}


@pytest.mark.parametrize("line", PAGES, ids=str)
def test_SEC_03_no_part_of_a_page_tells_it_either(world: World, line: Line):
    """htmx asks for parts at the same addresses; two readers who know least are enough."""
    url = routes()[line.route].url(world.scenes[line.scene])
    expect_none(
        f"{role} is told {name}"
        for role in ("anon", "provider_none")
        for found in [knock(world, role, "GET", url, htmx=True, may_write=True)]
        for name, (secret, knowing) in SECRETS.items()
        if role not in knowing and _found_in(told(found), secret)
    )


@pytest.mark.parametrize("name", ["name", "e-mail", "phone", "organisation"])
@pytest.mark.parametrize("role", ["anon", "client_other", "provider_none", "provider_report"])
def test_SEC_04_no_search_finds_a_client_by_what_is_hidden(world: World, role: str, name: str):
    """The page repeats the question; what it finds must be what any nonsense finds."""
    found = [
        knock(world, role, "GET", reverse("projects:list", query={"q": words}))
        for words in (CLIENT[name], "zzyzx-quokka")
    ]

    assert [_links_to_projects(one) for one in found] == [set(), set()]


def _links_to_projects(found: Answer) -> set[str]:
    return set(re.findall(r"/projets/(\d+)/", found.text))


def test_the_canaries_do_sing(world: World):
    """The doors above would prove nothing if the secrets stood nowhere."""
    line = next(line for line in PAGES if line.route == "web:project" and line.scene == "open")
    sheet = next(line for line in PAGES if line.route == "followup:sheet")
    offer = next(line for line in PAGES if line.route == "offers:read")

    seen_after_contact = told(answer(world, line, "provider_contact"))
    assert _found_in(seen_after_contact, CLIENT["e-mail"])
    assert _found_in(seen_after_contact, CLIENT["phone"])
    assert _found_in(told(answer(world, sheet, "officer")), INTERNAL_NOTE)
    assert _found_in(told(answer(world, offer, "provider_offer")), PRIVATE_TALK)
    assert _found_in(told(answer(world, offer, "client_owner")), PITCH)
