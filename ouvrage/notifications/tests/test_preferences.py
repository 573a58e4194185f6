"""What a person does not want never leaves; what a contract, money or the law asks for does."""

import pytest

from ouvrage.brands.tests.factories import BrandFactory
from ouvrage.journal.models import Fact
from ouvrage.kit.jobs import run_due
from ouvrage.notifications.bulk import Line, QueuedMail, notify_many, queue_mails
from ouvrage.notifications.choosing import choose, take_up
from ouvrage.notifications.kinds import Channel
from ouvrage.notifications.mails import queue_mail
from ouvrage.notifications.models import Mail, Notice, Preference
from ouvrage.notifications.notices import notify
from ouvrage.notifications.preferences import EVERYTHING, wants, wants_of
from ouvrage.notifications.states import MailState, Pace

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def brand():
    return BrandFactory()


def rating_asked(reader):
    return queue_mail(
        kind="reviews.awaited",
        key=f"reviews.awaited:{reader.pk}",
        to=reader,
        context={"reply_days": 28},
    )


def never(user, about, channel=Channel.MAIL):
    choose(user=user, about=about, channel=channel, pace=Pace.NEVER)


def test_a_mail_that_is_not_wanted_is_noted_and_never_leaves(claire, mailoutbox):
    never(claire, "reviews")

    mail = rating_asked(claire)
    run_due()

    mail.refresh_from_db()
    assert mail.state == MailState.STOPPED
    assert (mail.text, mail.html) == ("", "")
    assert mailoutbox == []


def test_a_kind_counts_more_than_its_heading_and_everything_more_than_both(claire):
    never(claire, "reviews")
    choose(user=claire, about="reviews.awaited", channel=Channel.MAIL, pace=Pace.AT_ONCE)
    assert wants(claire.pk, "reviews.awaited", Channel.MAIL) == Pace.AT_ONCE
    assert wants(claire.pk, "reviews.replied", Channel.MAIL) == Pace.NEVER

    never(claire, EVERYTHING)
    assert wants(claire.pk, "reviews.awaited", Channel.MAIL) == Pace.NEVER
    assert wants(claire.pk, "reviews.awaited", Channel.APP) == Pace.AT_ONCE


def test_a_choice_about_a_heading_takes_back_those_about_its_kinds(claire):
    never(claire, "reviews.awaited")
    choose(user=claire, about="reviews", channel=Channel.MAIL, pace=Pace.DAILY)

    assert wants(claire.pk, "reviews.awaited", Channel.MAIL) == Pace.DAILY


def test_nobody_can_stop_what_a_contract_or_the_law_asks_for(claire, paul):
    never(paul, EVERYTHING)
    never(paul, "invoices.issued")

    assert wants(paul.pk, "invoices.issued", Channel.MAIL) == Pace.AT_ONCE
    assert wants(paul.pk, "accounts.security_changed", Channel.MAIL) == Pace.AT_ONCE


def test_a_line_that_is_not_wanted_is_not_written(claire):
    never(claire, "reviews", Channel.APP)

    told = notify(kind="reviews.awaited", key="a", reader=claire, text="À vous", url="/")

    assert told is None
    assert not Notice.objects.exists()


def test_many_are_asked_in_one_query(claire, paul, nadia, django_assert_num_queries):
    never(paul, "reviews")

    with django_assert_num_queries(1):
        wanted = wants_of([claire.pk, paul.pk, nadia.pk], "reviews.awaited", Channel.MAIL)

    assert wanted == {claire.pk: Pace.AT_ONCE, paul.pk: Pace.NEVER, nadia.pk: Pace.AT_ONCE}


def test_bulk_mails_and_lines_ask_too(claire, paul, mailoutbox):
    never(paul, "reviews")
    never(paul, "reviews", Channel.APP)

    def to(reader):
        return QueuedMail(kind="reviews.awaited", key=str(reader.pk), to=reader)

    assert queue_mails([to(claire), to(paul)]) == 1
    notify_many(
        Line(kind="reviews.awaited", key=str(one.pk), reader=one, text="À vous", url="/")
        for one in (claire, paul)
    )
    run_due()

    assert [mail.to for mail in mailoutbox] == [[claire.email]]
    assert Mail.objects.get(recipient=paul).state == MailState.STOPPED
    assert [notice.reader for notice in Notice.objects.all()] == [claire]


def test_each_choice_is_proved_by_a_fact(claire):
    never(claire, "reviews")

    fact = Fact.objects.get(kind="notifications.preference_chosen")
    assert fact.data == {"about": "reviews", "channel": "mail", "pace": "never", "way": "page"}


def test_what_a_heading_stops_a_kind_takes_up_alone(claire):
    never(claire, "reviews")

    take_up(user=claire, about="reviews.awaited", channel=Channel.MAIL)

    assert wants(claire.pk, "reviews.awaited", Channel.MAIL) == Pace.AT_ONCE
    assert wants(claire.pk, "reviews.replied", Channel.MAIL) == Pace.NEVER


def test_stopping_everything_and_taking_it_up_gives_back_the_former_choices(claire):
    never(claire, "reviews")
    never(claire, EVERYTHING)

    take_up(user=claire, about=EVERYTHING, channel=Channel.MAIL)

    assert [row.about for row in Preference.objects.all()] == ["reviews"]
