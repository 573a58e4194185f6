"""Templates: one purpose each, said on top; nothing inline; nothing that leads nowhere."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps
from django.template import TemplateDoesNotExist
from django.template.loader import get_template
from django.urls import NoReverseMatch, reverse

from ouvrage.notifications import urls as notifications
from tests.architecture import tree
from tests.architecture.tree import expect_none

COMMENT = re.compile(r"\{#.*?#\}|\{% comment %\}.*?\{% endcomment %\}", re.DOTALL)
FORBIDDEN = {
    "an inline style": re.compile(r"<[^>]*\sstyle\s*="),
    "a style element": re.compile(r"<style\b"),
    "an inline script": re.compile(
        r"<script(?![^>]*\b(src|type=\"application/(ld\+)?json\"))[^>]*>"
    ),
    "an inline handler": re.compile(r"<[^>]*\son[a-z]+\s*="),
    "a link to nowhere": re.compile(r"""href\s*=\s*["']?(#["'\s>]|javascript:)"""),
    "something from elsewhere": re.compile(
        r"""<(script|link|img|iframe)[^>]*(src|href)=["']https?:"""
    ),
    "htmx code in an attribute": re.compile(r"\shx-(on|vars)\b|\shx-vals=[\"']js:"),
    "text trusted as markup": re.compile(r"(?<!help_text)\|safe\b|autoescape off"),
}
INCLUDE = re.compile(r"""\{%\s*(?:include|extends)\s+"([^"]+)\"""")
URL = re.compile(r"""\{%\s*url\s+["']([^"']+)["']([^%]*)%\}""")
NOT_OURS = {"ui", "account", "mfa", "usersessions"}
MAIL_STYLES = re.compile(r"/mail/")


def pages() -> list[Path]:
    return tree.files("templates/**/*.html", "ouvrage")


def every_template() -> list[Path]:
    return pages() + tree.files("templates/**/*.txt", "ouvrage")


def lines(path: Path) -> Iterator[tuple[int, str]]:
    """Without comments, which may show what is forbidden."""
    text = COMMENT.sub(lambda found: "\n" * found.group().count("\n"), path.read_text("utf-8"))
    yield from enumerate(text.splitlines(), start=1)


def test_a_template_says_first_what_it_is():
    """On its first line, or on the second when the first says what it extends."""
    expect_none(
        tree.place_of(path)
        for path in pages()
        if "{#" not in "".join(path.read_text(encoding="utf-8").splitlines()[:2])
    )


@pytest.mark.parametrize("fault", FORBIDDEN)
def test_no_template_has(fault):
    """A mail is read outside our pages: it brings its own style and is plain text beside."""
    expect_none(
        f"{tree.place_of(path, number)}: {line.strip()[:120]}"
        for path in pages()
        if not MAIL_STYLES.search(str(path))
        for number, line in lines(path)
        if FORBIDDEN[fault].search(line)
    )


def test_what_is_included_exists():
    expect_none(
        f"{tree.place_of(path, number)}: {name}"
        for path in every_template()
        for number, line in lines(path)
        for name in INCLUDE.findall(line)
        if not _is_there(name)
    )


def _is_there(name: str) -> bool:
    try:
        get_template(name)
    except TemplateDoesNotExist:
        return False
    return True


def test_every_template_can_be_compiled():
    for path in every_template():
        get_template(str(path).partition("/templates/")[2])


def test_what_is_linked_exists():
    expect_none(
        f"{tree.place_of(path, number)}: {name}"
        for path in every_template()
        for number, line in lines(path)
        for name, _arguments in URL.findall(line)
        if not _is_route(name)
    )


def test_no_page_is_left_over():
    """Named by a template or by code. Mails go by their kind, the look's by its own guide."""
    texts = [path.read_text(encoding="utf-8") for path in tree.source_files() + every_template()]
    text = "\n".join(texts)
    names = {str(path).partition("/templates/")[2]: path for path in pages()}
    expect_none(
        tree.place_of(path)
        for name, path in names.items()
        if name.partition("/")[0] in {config.label for config in apps.get_app_configs()} - NOT_OURS
        if name not in text and not _is_named_in_parts(name, text)
    )


def _is_named_in_parts(name: str, text: str) -> bool:
    """Some names are put together, as "web/_tab_" and the tab: their start is written out."""
    folder, _, file = name.rpartition("/")
    starts = [file[: cut.end()] for cut in re.finditer("_", file.removesuffix(".html"))]
    return any(
        re.search(rf"{re.escape(folder)}/{start}[\"'{{]", text) for start in starts if start != "_"
    )


def _is_route(name: str) -> bool:
    """Known to the resolver, or to the addresses that only a demonstration has."""
    app, _, route = name.rpartition(":")
    if route in {pattern.name for pattern in notifications.demo_urlpatterns}:
        return app == notifications.app_name
    try:
        reverse(name)
    except NoReverseMatch as missing:
        return "with no arguments" in str(missing)
    return True


def test_a_route_that_does_not_exist_is_seen():
    assert not _is_route("web:nowhere")
    assert _is_route("web:home")
