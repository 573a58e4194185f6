"""The sweep asks often at first and less and less: thousands of debits take days."""

from datetime import timedelta

from ouvrage.kit.time import now
from ouvrage.payments.queries import TURN, is_turn


def looks(days):
    """At how many turns of the sweep something is looked at."""
    began = now()
    turns = range(int(timedelta(days=days) / TURN))
    return sum(is_turn(began + TURN * turn + timedelta(seconds=7), began) for turn in turns)


def test_the_first_hour_is_watched_the_first_day_often_the_week_now_and_then():
    assert looks(1 / 24) == 11
    assert looks(1) == 11 + 23
    assert looks(5) == 11 + 23 + 4 * 4


def test_nothing_is_asked_before_two_minutes():
    assert not is_turn(now() + timedelta(seconds=119), now())
