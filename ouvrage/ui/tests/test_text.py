"""Words and figures as people read them, in French and in English."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import translation

from ouvrage.kit.money import Money
from ouvrage.ui import text
from ouvrage.ui.templatetags import ui

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def french():
    with translation.override("fr"):
        yield


def test_french_amounts_have_thin_spaces_a_comma_and_the_sign_behind():
    assert text.money(Money(123_450)) == "1\u202f234,50\u00a0€"
    assert text.money(-14_400) == "\u2212144,00\u00a0€"
    assert text.money(Money(96_000), short=True) == "960\u00a0€"
    assert text.money(Money(96_050), short=True) == "960,50\u00a0€"


def test_english_amounts_have_commas_and_the_sign_in_front():
    with translation.override("en"):
        assert text.money(Money(123_450)) == "€1,234.50"
        assert text.number(1_234_567) == "1,234,567"


@pytest.mark.parametrize(
    ("ago", "words"),
    [
        (timedelta(seconds=20), "à l’instant"),
        (timedelta(minutes=1), "il y a 1 minute"),
        (timedelta(hours=3), "il y a 3 heures"),
        (timedelta(hours=23), "hier"),
        (timedelta(days=3), "il y a 3 jours"),
        (timedelta(days=60), "le 25 septembre 2026"),
        (-timedelta(hours=3), "dans 3 heures"),
        (-timedelta(days=1), "demain"),
        (-timedelta(days=4), "dans 4 jours"),
    ],
)
def test_how_long_ago_is_told_in_words(ago, words):
    assert text.how_long(NOW - ago, NOW) == words


def test_days_are_told_by_name_and_other_years_by_number(time_machine):
    time_machine.move_to(NOW)

    assert text.day(date(2026, 11, 23)) == "lundi\u00a023 novembre"
    assert text.day(date(2025, 11, 23)) == "23\u00a0novembre 2025"
    assert text.day(date(2026, 11, 1)) == "dimanche\u00a01er novembre"
    assert text.short_day(date(2026, 11, 1)) == "1er\u00a0nov."
    assert text.short_day(date(2025, 11, 21)) == "21\u00a0nov.\u00a02025"
    assert text.full_moment(NOW) == "mardi 24 novembre 2026 à 10:00"


def test_a_moment_carries_its_date_for_machines(time_machine):
    time_machine.move_to(NOW)

    html = ui.moment(NOW - timedelta(days=3))

    assert '<time datetime="2026-11-21T09:00:00+00:00"' in html
    assert "il y a 3 jours" in html


def test_french_typography_is_put_right_once():
    raw = "C'est « vrai » : qui l'a dit ? Moi!"
    right = "C’est «\u00a0vrai\u00a0»\u00a0: qui l’a dit\u202f? Moi\u202f!"

    assert text.typo(raw) == right
    assert text.typo(right) == right
    assert text.typo("à 14:05 sur https://a.example?b=1;c") == "à 14:05 sur https://a.example?b=1;c"


def test_english_typography_is_left_alone():
    with translation.override("en"):
        assert text.typo("Who said: 'no'?") == "Who said: 'no'?"


def test_prose_makes_paragraphs_and_lists():
    html = text.prose("Bonjour,\nvoici :\n- un logo\n- une étiquette\n\nMerci")

    assert html == (
        "<p>Bonjour,<br>voici\u00a0:</p><ul><li>un logo</li><li>une étiquette</li></ul><p>Merci</p>"
    )


@pytest.mark.parametrize(
    "attack", ["<script>alert(1)</script>", "<img src=x onerror=alert(1)>", '"><b>', "javascript:x"]
)
def test_prose_never_lets_markup_or_links_through(attack):
    html = text.prose(f"{attack}\n- {attack}")

    assert "<script" not in html
    assert "<img" not in html
    assert "<b>" not in html
    assert "<a" not in html


def test_initials_are_two_letters_at_most():
    assert text.initials("Claire Martin-Dubois") == "CD"
    assert text.initials("paul") == "P"
    assert text.initials("") == ""


def test_filters_are_silent_about_nothing():
    assert [ui.money(None), ui.moment(None), ui.day(None), ui.prose(None), ui.number(None)] == [
        ""
    ] * 5
