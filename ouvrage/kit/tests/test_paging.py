"""Pages follow one another by the last row seen; a forged cursor is the first page."""

import base64
import json

import pytest

from ouvrage.kit.models import Trace
from ouvrage.kit.paging import page_of

ORDER = ["-at", "-pk"]


@pytest.fixture
def traces(db):
    for number in range(5):
        Trace.objects.create(row="x", row_id=str(number), source="a", target="b")
    return Trace.objects.all()


def numbers(page):
    return [trace.row_id for trace in page]


def test_each_page_starts_after_the_last_row_of_the_one_before(traces):
    first = page_of(traces, order=ORDER, size=2)
    second = page_of(traces, order=ORDER, after=first.next, size=2)
    last = page_of(traces, order=ORDER, after=second.next, size=2)

    assert [numbers(page) for page in (first, second, last)] == [["4", "3"], ["2", "1"], ["0"]]
    assert last.next == ""


@pytest.mark.parametrize("values", [["x", "y"], [None, None], [[1], {}], ["\0", 10**30], [1]])
def test_a_cursor_made_by_hand_is_the_first_page(traces, values):
    made = base64.urlsafe_b64encode(json.dumps(values).encode()).decode().rstrip("=")

    assert numbers(page_of(traces, order=ORDER, after=made, size=2)) == ["4", "3"]
    assert numbers(page_of(traces, order=ORDER, after=made + ":sig", size=2)) == ["4", "3"]


def test_a_cursor_of_another_list_is_the_first_page(traces):
    other = page_of(traces, order=["pk"], size=2)

    assert numbers(page_of(traces, order=["-pk"], after=other.next, size=2)) == ["4", "3"]
