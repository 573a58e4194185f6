"""Translations are compiled when older than their source, and only then."""

from __future__ import annotations

import gettext
from pathlib import Path

import pytest

from ouvrage.kit.serving.catalogues import CatalogueBrokenError, compile_stale

HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n'


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "ouvrage" / "offers" / "locale" / "fr" / "LC_MESSAGES" / "django.po"
    path.parent.mkdir(parents=True)
    path.write_text(HEADER + 'msgid "Offer"\nmsgstr "Offre"\n')
    return path


def test_a_new_catalogue_is_compiled_and_then_left_alone(source, tmp_path):
    assert compile_stale(tmp_path) == 1
    assert compile_stale(tmp_path) == 0

    with source.with_suffix(".mo").open("rb") as compiled:
        assert gettext.GNUTranslations(compiled).gettext("Offer") == "Offre"


def test_a_broken_catalogue_is_named_with_its_line(source, tmp_path):
    source.write_text(HEADER + 'msgid "Offer"\nmsgstr: "Offre"\n')

    with pytest.raises(CatalogueBrokenError, match=r"django\.po:5: "):
        compile_stale(tmp_path)
