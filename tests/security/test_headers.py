"""What every answer carries, pages, refusals, errors and files alike (SEC-29 to SEC-39)."""

import re

import pytest

from tests.architecture.tree import expect_none
from tests.security.conftest import IN_THE_WORLD
from tests.security.people import ROLES
from tests.security.policy import Line, policy
from tests.security.routes import Answer, answer, knock
from tests.security.world import World

pytestmark = IN_THE_WORLD

FIXED = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(self)",
}
REFERRERS = {"strict-origin-when-cross-origin", "same-origin", "no-referrer"}
WITHOUT_A_LINE = ["/nulle-part/", "/static/ui/ui.css", "/projets/999999999/", "/sw.js"]
CSP = "Content-Security-Policy"


def faults(found: Answer) -> list[str]:
    """What is missing or too much on one answer."""
    wrong = [name for name, value in FIXED.items() if found.headers.get(name) != value]
    if found.headers.get("Referrer-Policy") not in REFERRERS:
        wrong.append("Referrer-Policy")
    policy_said = found.headers.get(CSP, "")
    if "default-src 'none'" not in policy_said or "unsafe" in policy_said:
        wrong.append(f"{CSP}: {policy_said or 'none'}")
    wrong += [name for name in found.headers if name.lower().startswith("access-control-")]
    return wrong


@pytest.mark.parametrize("line", policy(), ids=str)
def test_SEC_31_every_answer_is_protected(world: World, line: Line):
    expect_none(
        f"{role} ({found.status}): {', '.join(wrong)}"
        for role in ROLES
        for found in [answer(world, line, role)]
        for wrong in [faults(found)]
        if wrong
    )


@pytest.mark.parametrize("path", WITHOUT_A_LINE)
def test_SEC_31_what_is_not_a_page_is_protected_too(world: World, path: str):
    found = knock(world, "anon", "GET", path)

    expect_none(wrong for wrong in faults(found) if "static" not in path or CSP not in wrong)


@pytest.mark.parametrize("line", policy(), ids=str)
def test_SEC_39_what_a_person_reads_stays_in_no_cache(world: World, line: Line):
    expect_none(
        f"{role}: {answer(world, line, role).headers.get('Cache-Control')}"
        for role in set(ROLES) - {"anon"}
        if "no-store" not in answer(world, line, role).headers.get("Cache-Control", "")
    )


@pytest.mark.parametrize("line", policy(), ids=str)
def test_SEC_32_cookies_are_kept_from_scripts_and_from_other_sites(world: World, line: Line):
    expect_none(
        f"{role}: {name}"
        for role in ROLES
        for name, cookie in answer(world, line, role).cookies.items()
        if cookie.value  # one that is taken back is empty
        if not cookie["httponly"] or cookie["samesite"] not in {"Lax", "Strict"}
    )


@pytest.mark.parametrize("line", policy(), ids=str)
def test_SEC_29_nothing_inline_reaches_a_browser(world: World, line: Line):
    """As rendered: what a template's own check cannot see comes from widgets and libraries."""
    inline = re.compile(
        r"<[^>]*\s(?:style|on[a-z]+)\s*=\s*[\"']|<style\b|<script(?![^>]*\bsrc=)(?![^>]*\bnonce=)(?![^>]*ld\+json)[^>]*>"
    )
    expect_none(
        f"{role}: {inline.search(found.text).group()[:120]}"
        for role in ("anon", "client_owner", "provider_offer", "provider_selected", "officer")
        for found in [answer(world, line, role)]
        if "text/html" in found.headers.get("Content-Type", "") and inline.search(found.text)
    )


@pytest.mark.parametrize("line", policy(), ids=str)
def test_SEC_38_nothing_comes_from_elsewhere(world: World, line: Line):
    """What a page makes a browser fetch; the links of a feed lead, whole, as RFC 4287 asks."""
    foreign = re.compile(
        r"<(?:script|link|img|iframe|source)\b[^>]*(?:src|href)=[\"'](?:https?:)?//[^\"']*"
    )
    expect_none(
        f"{role}: {found.group()[:120]}"
        for role in ("anon", "client_owner", "officer")
        for page in [answer(world, line, role)]
        if "text/html" in page.headers.get("Content-Type", "")
        for found in foreign.finditer(page.text)
        if 'rel="canonical"' not in found.group()
    )
