"""Three whole years of terms of 1, 3 and 12 months, from the first days that go wrong elsewhere.

The ends of short months, 29 February, the two days around the hour that comes twice. Every month
is granted, sold and invoiced once: counted in sets.
"""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from dateutil.relativedelta import relativedelta
from django.db.models import Count, F, Q, Sum

from ouvrage.accounts.tests.factories import UserFactory
from ouvrage.credits.models import Cause, Grant
from ouvrage.invoices.models import Invoice, Series
from ouvrage.kit.time import clock_at, end_of_day
from ouvrage.kit.verifying import run_checks
from ouvrage.ledger.models import Posting
from ouvrage.payments.models import Sale
from ouvrage.subscriptions import calendar, jobs
from ouvrage.subscriptions.models import MONTHS, Notice, Period, Term
from ouvrage.subscriptions.parameters import NOTICE_MONTHS, REMINDER_DAYS, SECOND_NOTICE_WEEKS
from ouvrage.subscriptions.tests.factories import subscribed
from ouvrage.subscriptions.tests.passing import pass_a_day

pytestmark = pytest.mark.django_db

YEARS = 36
"""Three, in months."""
FIRST_DAYS = [
    date(2027, 1, 31),
    date(2027, 2, 28),
    date(2027, 10, 30),
    date(2027, 10, 31),
    date(2028, 2, 29),
]
PRICES = {1: 2_900, 3: 8_700, 12: 31_900}


def begin_days(first: date) -> set[date]:
    """When a month begins, and perhaps a term."""
    return {first + relativedelta(months=count) for count in range(1, YEARS)}


def letter_days(first: date) -> set[date]:
    """When a letter is due for one of the three lives."""
    days = set()
    for months in MONTHS:
        for count in range(months, YEARS + 1, months):
            ends_on = calendar.last_day(first, count)
            days.add(ends_on - timedelta(days=REMINDER_DAYS.value()))
            if months > 1:
                notice = calendar.notice_days(
                    ends_on,
                    months_before=NOTICE_MONTHS.value(),
                    weeks_before=SECOND_NOTICE_WEEKS.value(),
                )
                days |= {notice.first_on, notice.second_on}
    return days


def at(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)


@pytest.fixture(params=FIRST_DAYS, ids=str)
def first(request):
    """Three people subscribe on one day, each for another length; three years pass."""
    day = request.param
    with clock_at(at(day) + timedelta(hours=9)):
        for months in MONTHS:
            subscribed(UserFactory(provider=True), "essentiel", months)
    begin, letters = begin_days(day), letter_days(day)
    for due in sorted(begin | letters):
        pass_a_day(
            at(due),
            only=[jobs.renew, jobs.grant] * (due in begin) + [jobs.announce] * (due in letters),
        )
    return day


def test_three_years_grant_sell_and_invoice_every_month_once(first):
    terms = YEARS + YEARS // 3 + YEARS // 12

    _check_terms(first)
    _check_grants(first)
    _check_letters()
    assert Sale.objects.count() == Invoice.objects.count() == terms
    assert not Sale.objects.exclude(ht_cents=F("invoice__ht_cents")).exists()
    run = Series.objects.annotate(found=Count("invoices", distinct=True))
    assert not run.exclude(found=F("last_number")).exists()
    billed = Invoice.objects.aggregate(ht=Sum("ht_cents"), ttc=Sum("ttc_cents"))
    worth = sum(PRICES[months] * YEARS // months for months in MONTHS)
    assert billed["ht"] == worth
    revenue = Posting.objects.filter(account__code="revenue:plan")
    assert revenue.aggregate(cents=Sum("amount"))["cents"] == -worth
    in_psp = Posting.objects.filter(account__code__startswith="psp:")
    assert in_psp.aggregate(cents=Sum("amount"))["cents"] == billed["ttc"]
    assert [problem for outcome in run_checks() for problem in outcome.problems] == []


def _check_terms(first):
    """Each is counted from the very first day: no short month shortens the next."""
    for months in MONTHS:
        found = Term.objects.filter(months=months).order_by("number")
        assert list(found.values_list("starts_on", "ends_on", "state")) == [
            (
                first + relativedelta(months=count),
                calendar.last_day(first, count + months),
                "paid",
            )
            for count in range(0, YEARS, months)
        ]


def _check_grants(first):
    """One a month and kind, on its own day, good to the end of a day in Paris."""
    due = [first + relativedelta(months=count) for count in range(YEARS)]
    for months in MONTHS:
        began = Period.objects.filter(term__months=months).order_by("starts_on")
        assert list(began.values_list("starts_on", flat=True)) == due
    given = Grant.objects.filter(cause=Cause.PLAN)
    by_kind = given.values_list("kind").annotate(Count("pk"), Sum("count")).order_by("kind")
    months = len(MONTHS) * YEARS
    assert list(by_kind) == [
        ("CONSULTATION", months, 30 * months),
        ("CONTACT", months, 5 * months),
        ("OFFRE", months, 15 * months),
    ]
    valid = timedelta(days=92)
    lasts = {end_of_day(day + valid) for day in due}
    assert set(given.values_list("expires_at", flat=True)) == lasts


def _check_letters():
    """A reminder for each term; both legal notices, sent in their window, for each long one."""
    assert not Term.objects.filter(is_free_to_leave=True).exists()
    sent = Notice.objects.filter(mail__state="sent")
    kinds = dict(sent.values_list("kind").annotate(Count("pk")).order_by("kind"))
    long = YEARS // 3 + YEARS // 12
    assert kinds == {"first": long, "second": long, "reminder": YEARS + long}
    in_window = Q(
        mail__sent_at__date__gte=F("window_opens_on"),
        mail__sent_at__date__lte=F("window_closes_on"),
    )
    assert not sent.exclude(kind="reminder").exclude(in_window).exists()
