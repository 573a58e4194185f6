"""The style guide shows every component, and the shells survive whatever is missing."""

import re
from pathlib import Path

import pytest
from django.template.loader import render_to_string
from django.utils import translation

from ouvrage.ui.guide import contents

TEMPLATES = Path(contents.TEMPLATES)
SHELLS = {"base", "desk", "plain", "refused", "offline", "messages", "field", "form"}
SHOWN = {shown.name for chapter in contents.chapters() for shown in chapter.shown}
COMPONENTS = {
    path.stem for path in TEMPLATES.glob("*.html") if not path.stem.startswith("_")
} - SHELLS


def test_every_component_has_its_sample():
    assert COMPONENTS <= SHOWN
    assert [name for name in SHOWN if not (TEMPLATES / "guide" / f"{name}.html").exists()] == []


@pytest.mark.parametrize("name", sorted(COMPONENTS))
def test_a_component_says_what_it_needs(name):
    assert "Needs" in contents.contract(name)
    style = re.search(r"Style: css/(\w+\.css)", contents.contract(name))
    assert style is None or (TEMPLATES.parent.parent / "css" / style[1]).exists()


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("shell", ["", "?desk=1"])
def test_the_guide_answers_in_both_shells_and_languages(client, language, shell):
    answer = client.get(f"/styleguide{shell}", headers={"accept-language": language})

    html = answer.content.decode()
    assert answer.status_code == 200
    assert f'<html lang="{language}"' in html
    assert ' style="' not in html
    assert html.count('class="guide"') == len(SHOWN)


@pytest.mark.parametrize("page", ["404", "403", "403_csrf", "400", "500", "ui/offline"])
@pytest.mark.parametrize("language", ["fr", "en"])
def test_error_pages_need_no_context_at_all(page, language):
    with translation.override(language):
        html = render_to_string(f"{page}.html")

    assert "<h1>" in html
    assert "Ouvrage" in html


def test_a_mail_has_one_action_and_a_plain_twin():
    context = {
        "subject": "Une offre vous attend",
        "action_url": "https://a.example/o",
        "action_label": "La lire",
    }
    with translation.override("fr"):
        html = render_to_string("ui/mail/base.html", context)
        plain = render_to_string("ui/mail/base.txt", context)

    assert html.count('href="https://a.example/o"') == 1
    assert "https://a.example/o" in plain
    assert "<" not in plain


@pytest.mark.django_db
def test_the_installed_application_finds_its_manifest_and_worker(client):
    manifest = client.get("/manifest.webmanifest")
    worker = client.get("/sw.js")

    assert manifest.json()["start_url"] == "/"
    assert manifest["Content-Type"] == "application/manifest+json"
    assert worker["Content-Type"].startswith("text/javascript")
    assert "/hors-ligne" in worker.content.decode()
