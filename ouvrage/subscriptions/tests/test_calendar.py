"""Days of a subscription, for any first day: months anchored, windows inside the law."""

from datetime import date, timedelta

from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from ouvrage.kit.time import PARIS
from ouvrage.subscriptions import calendar

DAYS = st.dates(date(2024, 1, 1), date(2040, 12, 31))
LENGTHS = st.sampled_from([1, 3, 12])


@given(first=DAYS, months=LENGTHS)
def test_terms_of_one_anchor_follow_each_other_without_a_gap(first, months):
    for number in range(1, 40):
        ends = calendar.last_day(first, months * number)
        assert calendar.month_start(first, months * number) == ends + calendar.ONE_DAY


@given(first=DAYS, count=st.integers(0, 120))
def test_a_month_begins_on_its_anchor_day_or_on_the_last_of_a_shorter_month(first, count):
    begins = calendar.month_start(first, count)

    short = (begins + timedelta(days=1)).month != begins.month
    assert begins.day == first.day or (begins.day < first.day and short)
    assert calendar.whole_months(first, begins) == count


def test_the_thirty_first_comes_back_after_february():
    first = date(2027, 1, 31)
    begins = [calendar.month_start(first, number).isoformat() for number in range(4)]

    assert begins == ["2027-01-31", "2027-02-28", "2027-03-31", "2027-04-30"]


def test_a_year_begun_on_29_february_renews_on_the_28th_and_returns_to_the_29th():
    first = date(2028, 2, 29)

    years = [calendar.month_start(first, 12 * year).isoformat() for year in range(5)]
    assert years == ["2028-02-29", "2029-02-28", "2030-02-28", "2031-02-28", "2032-02-29"]


@given(ends=DAYS, before=st.integers(0, 6), weeks=st.integers(0, 20))
def test_both_notices_stay_inside_the_window_of_the_law_whatever_the_parameters(
    ends, before, weeks
):
    days = calendar.notice_days(ends, months_before=before, weeks_before=weeks)

    assert days.opens_on == ends - relativedelta(months=3)
    assert days.closes_on == ends - relativedelta(months=1)
    assert days.holds(days.first_on)
    assert days.holds(days.second_on)
    assert days.first_on <= days.second_on


@given(ends=DAYS)
def test_the_last_second_to_refuse_is_of_that_day_in_paris_whatever_its_length(ends):
    limit = calendar.refusable_until(ends).astimezone(PARIS)

    assert limit.date() == ends
    assert (limit.hour, limit.minute, limit.second) == (23, 59, 59)


@given(cents=st.integers(0, 10_000_000), whole=st.integers(1, 400), data=st.data())
def test_a_part_and_its_rest_never_lose_more_than_half_a_cent_each(cents, whole, data):
    part = data.draw(st.integers(0, whole))

    both = calendar.pro_rata(cents, part, whole) + calendar.pro_rata(cents, whole - part, whole)
    assert abs(both - cents) <= 1
