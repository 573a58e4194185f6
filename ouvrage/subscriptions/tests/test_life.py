"""Terms begun at the ends of months live for a year and a half, day by day, by the real jobs.

Across 2027-03-28 and 2027-10-31, when the clocks change, and 29 February 2028.
"""

import io
from datetime import UTC, datetime, timedelta

import pytest
from dateutil.relativedelta import relativedelta
from django.core.management import call_command

from ouvrage.accounts.tests.factories import UserFactory
from ouvrage.kit.time import clock_at, end_of_day
from ouvrage.kit.verifying import run_checks
from ouvrage.payments.models import Sale
from ouvrage.subscriptions.management.commands.term import Command
from ouvrage.subscriptions.models import Notice, Subscription
from ouvrage.subscriptions.tests.factories import moment, subscribed
from ouvrage.subscriptions.tests.passing import pass_a_day

pytestmark = pytest.mark.django_db

BEGUN = [
    (moment(2026, 10, 31), 3),
    (moment(2026, 12, 29), 3),
    (moment(2027, 1, 31), 1),
    (moment(2027, 1, 31), 12),
    (moment(2028, 2, 29), 3),
]
FROM, UNTIL = datetime(2026, 10, 31, tzinfo=UTC), datetime(2028, 6, 5, tzinfo=UTC)


@pytest.fixture
def lives():
    """Everybody subscribes on his day; every day the jobs run at their hours and the bank pays."""
    held, day = [], FROM
    while day < UNTIL:
        for at, months in BEGUN:
            if at.date() == day.date():
                with clock_at(at):
                    held.append(subscribed(UserFactory(provider=True), "essentiel", months))
        pass_a_day(day)
        day += timedelta(days=1)
    return held


def test_whole_lives_keep_every_date_of_the_rules(lives):
    for subscription in lives:
        terms = list(subscription.terms.order_by("number"))
        assert {term.state for term in terms} == {"paid"}
        for term in terms:
            _check_days(terms[0], term)
            _check_notices(term)
            _check_months(term)
        assert Sale.objects.filter(company=subscription.company).count() == len(terms)
    assert [len(one.terms.all()) for one in lives] == [7, 6, 17, 2, 2]
    assert [problem for outcome in run_checks() for problem in outcome.problems] == []


def _check_days(first, term):
    """Each term is counted from the very first day, so that no short month shortens the next."""
    months = (term.number - 1) * term.months
    assert term.starts_on == first.starts_on + relativedelta(months=months)
    assert term.ends_on == first.starts_on + relativedelta(months=months + term.months, days=-1)


def _check_notices(term):
    """Both letters inside their window and sent; nothing announced ever frees a renewal."""
    notices = {one.kind: one for one in Notice.objects.filter(term=term).select_related("mail")}
    assert not term.is_free_to_leave
    if end_of_day(term.ends_on) > UNTIL:
        return
    for kind in ("first", "second") if term.months > 1 else ():
        mail = notices[kind].mail
        opens, closes = (term.ends_on - relativedelta(months=count) for count in (3, 1))
        assert mail.state == "sent"
        assert opens <= mail.sent_at.date() <= closes
    assert (term.ends_on - notices["reminder"].mail.sent_at.date()).days == 3


def _check_months(term):
    """One grant a month, on its own day."""
    began = [one.starts_on for one in term.periods.order_by("number")]
    due = [
        term.anchor_on + relativedelta(months=term.first_month + number)
        for number in range(term.months)
    ]
    assert began == [day for day in due if day < UNTIL.date()]


def test_the_life_of_a_term_is_printed_as_a_table(paul):
    with clock_at(moment(2027, 1, 31)):
        subscription = subscribed(paul, "essentiel", 3)
    out = io.StringIO()

    call_command(Command(), subscription.reference, stdout=out)

    table = out.getvalue()
    assert table.startswith("Sun 31 Jan 2027  ordered")
    assert "term 1 bought       essentiel, 87,00" in table
    assert "Fri 30 Apr 2027" not in table
    assert "last day to refuse  23:59:59, Paris" in table
    assert Subscription.objects.get().ends_on.isoformat() == "2027-04-29"
