"""What the documents say exists: each rule is decided somewhere, each fact happens somewhere."""

import re

from config.env import PROJECT
from ouvrage.journal import registry
from ouvrage.web.docs.events import events
from ouvrage.web.docs.rules import decided_in, refusals, rules
from tests.architecture import tree
from tests.architecture.tree import expect_none

LINK = re.compile(r"\]\((?!https?:|#|mailto:)([^)#]+)")


def test_every_refusal_is_decided_somewhere():
    expect_none(kind.code for kind in refusals() if not decided_in(kind))


def test_every_refusal_has_its_line():
    text = rules()

    expect_none(kind.code for kind in refusals() if f"| `{kind.code}`" not in text)


def test_every_fact_has_its_line():
    text = events()

    expect_none(name for name in registry.kinds if f"| `{name}`" not in text)


def test_every_fact_is_recorded_somewhere():
    """By its constant in the app's `facts.py`, somewhere else than where it is declared."""
    sources = {p: p.read_text(encoding="utf-8") for p in tree.source_files()}
    declared = re.compile(r"^(\w+)\s*(?::[^=]+)?= declare\(\s*\"([\w.]+)\"", re.MULTILINE)
    expect_none(
        fact
        for path, text in sources.items()
        for constant, fact in declared.findall(text)
        if not any(
            re.search(rf"\bfacts\.{constant}\b|\b{constant}\b(?! = declare)", other)
            for place, other in sources.items()
            if place != path and tree.app_of(place) == tree.app_of(path)
        )
    )


def test_links_in_the_documents_lead_somewhere():
    pages = [*PROJECT.glob("*.md"), *PROJECT.glob("docs/**/*.md")]
    expect_none(
        f"{page.relative_to(PROJECT)}: {link}"
        for page in pages
        for link in LINK.findall(page.read_text(encoding="utf-8"))
        if not (page.parent / link).exists()
    )
