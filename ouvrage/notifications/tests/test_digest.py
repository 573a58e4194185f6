"""The day's digest: one mail for all that a person wants once a day, once."""

from datetime import datetime, timedelta

import pytest
from django.db import transaction

from ouvrage.brands.tests.factories import BrandFactory
from ouvrage.kit.jobs import run_due
from ouvrage.kit.tests.threads import at_once
from ouvrage.kit.time import PARIS, clock_at
from ouvrage.notifications.choosing import choose
from ouvrage.notifications.digest import due, write_digest
from ouvrage.notifications.jobs import write_digests
from ouvrage.notifications.kinds import Channel
from ouvrage.notifications.mails import queue_mail
from ouvrage.notifications.models import Mail
from ouvrage.notifications.states import MailState, Pace

EVENING = datetime(2026, 11, 25, 19, tzinfo=PARIS)
MORNING = datetime(2026, 11, 26, 8, 10, tzinfo=PARIS)


@pytest.fixture
def gathered(claire):
    BrandFactory()
    choose(user=claire, about="reviews", channel=Channel.MAIL, pace=Pace.DAILY)
    with clock_at(EVENING), transaction.atomic():
        return [
            queue_mail(
                kind=kind, key=kind, to=claire, context={"reply_days": 28}, action_url="/avis/1/"
            )
            for kind in ("reviews.awaited", "reviews.published")
        ]


def test_one_mail_tells_all_that_was_gathered(gathered, claire, mailoutbox):
    assert {mail.state for mail in gathered} == {MailState.GATHERED}

    with clock_at(MORNING):
        write_digests()
        write_digests()
        run_due()

    (mail,) = mailoutbox
    assert "2 messages" in mail.subject
    assert "http://atelier.localhost/avis/1/" in mail.body
    assert all(one.subject in mail.body for one in gathered)
    assert not Mail.objects.filter(state=MailState.GATHERED).exists()


def test_nothing_leaves_before_eight_and_what_comes_later_waits_for_the_next_day(gathered, claire):
    with clock_at(MORNING - timedelta(minutes=30)):
        assert due() == []
    with clock_at(MORNING):
        late = queue_mail(kind="reviews.replied", key="late", to=claire, context={"reply_days": 28})
        write_digests()

    late.refresh_from_db()
    assert late.state == MailState.GATHERED
    with clock_at(MORNING + timedelta(days=1)):
        assert due() == [claire.pk]


@pytest.mark.django_db(transaction=True)
def test_two_workers_write_one_digest(gathered, claire):
    def write():
        with clock_at(MORNING):
            return write_digest(person_id=claire.pk)

    at_once(write, write)

    assert Mail.objects.filter(kind="notifications.digest").count() == 1


def test_who_stopped_digests_gets_none(gathered, claire, mailoutbox):
    choose(user=claire, about="notifications.digest", channel=Channel.MAIL, pace=Pace.NEVER)

    with clock_at(MORNING):
        write_digests()
        run_due()

    assert mailoutbox == []
