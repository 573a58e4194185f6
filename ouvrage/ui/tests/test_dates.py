"""A line of dates knows what is past, marks today once, and keeps its proportions."""

from datetime import date, datetime

import pytest
from django.template.loader import render_to_string

from ouvrage.kit.time import PARIS, clock_at
from ouvrage.ui.dates import EDGE, WIDTH, DateLine, DateStrip

FIRST, LIMIT, LAST = date(2026, 11, 1), date(2026, 11, 20), date(2026, 11, 30)


@pytest.fixture
def strip():
    lines = [
        DateLine(LIMIT, "Dernier jour pour refuser", kind="limit"),
        DateLine(FIRST, "Abonnement"),
    ]
    return DateStrip(lines, FIRST, LAST)


def at(day):
    return clock_at(datetime(2026, 11, day, 12, tzinfo=PARIS))


def told(strip):
    return [(line.day.day, line.tense, line.kind) for line in strip.rows]


def test_today_stands_between_what_was_and_what_will_be(strip):
    with at(10):
        assert told(strip) == [(1, "past", ""), (10, "today", "now"), (20, "future", "limit")]


def test_a_line_of_today_is_today_itself(strip):
    with at(20):
        assert told(strip) == [(1, "past", ""), (20, "today", "limit")]


def test_days_are_placed_in_proportion_and_never_outside(strip):
    assert strip.place(FIRST) == strip.place(date(2026, 1, 1)) == EDGE
    assert strip.place(LAST) == strip.place(date(2027, 1, 1)) == WIDTH - EDGE
    assert abs(strip.place(date(2026, 11, 15)) - WIDTH // 2) < WIDTH // 29


def test_a_span_of_one_day_can_be_drawn():
    assert DateStrip([], FIRST, FIRST).drawing()


def test_the_list_says_it_in_words_and_names_today(strip):
    with at(10):
        html = render_to_string("ui/dates.html", {"strip": strip})

    assert html.count('aria-current="date"') == 1
    assert "Dernier jour pour refuser" in html
    assert "20\xa0nov.\xa02026" in html
