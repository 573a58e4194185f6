"""What the look weighs, and that the joined files follow their sources."""

import gzip
import re
from pathlib import Path

import pytest

from ouvrage.ui import bundle, icons

HERE = Path(__file__).parent.parent
STATIC = HERE / "static" / "ui"
PAGES = [path for path in (HERE / "templates").rglob("*.html") if "mail" not in path.parts]


def weight(name: str) -> int:
    return len(gzip.compress((STATIC / name).read_bytes(), 9))


def test_the_joined_files_follow_their_sources():
    assert (STATIC / "ui.css").read_text() == bundle.stylesheet()
    assert (STATIC / "ui.js").read_text() == bundle.script()


def test_fonts_are_at_most_four_and_light():
    fonts = list((STATIC / "fonts").iterdir())

    assert len(fonts) <= 4
    assert sum(font.stat().st_size for font in fonts) <= 120_000


def test_scripts_weigh_at_most_thirty_kilobytes():
    assert weight("ui.js") + weight("htmx.min.js") <= 30_000


def test_a_first_visit_weighs_under_a_hundred_kilobytes_before_its_html():
    upright = sum((STATIC / "fonts" / f"{name}.woff2").stat().st_size for name in ("sans", "serif"))

    assert weight("ui.css") + weight("ui.js") + weight("htmx.min.js") + upright <= 88_000


@pytest.mark.parametrize("path", sorted((HERE / "css").glob("*.css")), ids=lambda path: path.stem)
def test_a_style_file_is_short_and_says_what_it_is(path):
    text = path.read_text()

    assert len(text.splitlines()) <= 150
    assert text.startswith("/* ")
    if path.stem != "tokens":
        assert not re.search(
            r"#[0-9a-f]{3,8}\b(?![\"'])", text.replace("#fff", "").replace("#000", "")
        )


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_a_template_says_what_it_needs_and_styles_nothing(path):
    text = path.read_text()

    assert "{# " in "".join(text.splitlines()[:2])
    assert not re.search(r'\sstyle="|<style|\son\w+="|href="#"|javascript:', text)
    assert not re.search(r"<script(?![^>]*\ssrc=)", text)
    assert len(text.splitlines()) <= 150


def test_every_icon_that_templates_ask_for_is_there():
    asked = {
        name
        for path in (HERE / "templates").rglob("*.html")
        for name in re.findall(r'\{% icon "([\w-]+)"', path.read_text())
    }

    assert asked <= set(icons.names())
