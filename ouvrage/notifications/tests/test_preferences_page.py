"""The page on which one chooses: headings, kinds, everything, quiet hours."""

from datetime import datetime

import pytest

from ouvrage.brands.tests.factories import BrandFactory
from ouvrage.kit.jobs import run_due
from ouvrage.kit.time import PARIS, clock_at
from ouvrage.notifications.choosing import keep_quiet_hours
from ouvrage.notifications.kinds import Channel
from ouvrage.notifications.mails import queue_mail
from ouvrage.notifications.matrix import lines_of, ways_of
from ouvrage.notifications.models import Preference, QuietHours
from ouvrage.notifications.preferences import wants
from ouvrage.notifications.quiet import end_of_night
from ouvrage.notifications.sending import take_mail
from ouvrage.notifications.states import MailState, Pace

pytestmark = pytest.mark.django_db
PAGE = "/compte/preferences/"


@pytest.fixture(autouse=True)
def brand():
    return BrandFactory()


@pytest.fixture
def browser(client, claire):
    client.force_login(claire)
    return client


def rating_asked(reader, key="a"):
    return queue_mail(kind="reviews.awaited", key=key, to=reader, context={"reply_days": 28})


def test_only_what_was_changed_is_kept(browser, claire):
    browser.post(PAGE, {"mail:reviews": "never", "app:reviews": "at_once", "mail:offers": "?"})

    row = Preference.objects.get()
    assert (row.about, row.channel, row.pace) == ("reviews", "mail", "never")
    assert wants(claire.pk, "reviews.awaited", Channel.MAIL) == Pace.NEVER


def test_a_line_can_wait_for_no_digest_as_only_mails_do(browser):
    browser.post(PAGE, {"app:reviews": "daily"})

    assert not Preference.objects.exists()


def test_a_kind_is_chosen_on_the_page_of_its_heading(browser, claire):
    page = f"{PAGE}reviews/"
    assert "Un avis à donner" in browser.get(page).text

    browser.post(page, {"mail:reviews.awaited": "never"})

    assert wants(claire.pk, "reviews.awaited", Channel.MAIL) == Pace.NEVER
    assert wants(claire.pk, "reviews.replied", Channel.MAIL) == Pace.AT_ONCE


@pytest.mark.parametrize("code", ["money", "desk", "rien"])
def test_a_heading_without_a_choice_for_this_person_does_not_exist(browser, code):
    assert browser.get(f"{PAGE}{code}/").status_code == 404


def test_each_hat_sees_its_own_headings(claire, paul, sophie):
    def codes(user):
        return {line.about for line in lines_of(user, ways_of(user))}

    assert "promotion" not in codes(claire)
    assert "promotion" in codes(paul)
    assert "desk" in codes(sophie) - codes(paul)


def test_everything_is_stopped_and_taken_up_as_it_was(browser, claire):
    browser.post(PAGE, {"mail:reviews": "daily"})

    browser.post(f"{PAGE}tout/")
    assert wants(claire.pk, "web.said", Channel.MAIL) == Pace.NEVER
    assert wants(claire.pk, "accounts.security_changed", Channel.MAIL) == Pace.AT_ONCE
    assert "Le reprendre" in browser.get(PAGE).text

    browser.post(f"{PAGE}tout/", {"again": "1"})
    assert wants(claire.pk, "web.said", Channel.MAIL) == Pace.AT_ONCE
    assert wants(claire.pk, "reviews.awaited", Channel.MAIL) == Pace.DAILY


def test_what_always_comes_says_why(browser):
    page = browser.get(PAGE).text

    assert "Votre projet est bien reçu" in page
    assert "il fait partie d’un contrat ou d’un engagement" in page


@pytest.mark.parametrize(
    ("hour", "end"),
    [(23, "27 07"), (3, "26 07"), (7, "26 07"), (12, "26 12"), (22, "27 07"), (21, "26 21")],
)
def test_a_night_ends_on_the_clock_of_paris(hour, end):
    moment = datetime(2026, 11, 26, hour, tzinfo=PARIS)

    assert end_of_night(moment, 22, 7).strftime("%d %H") == end


def test_a_night_in_which_the_clock_goes_back_ends_at_the_same_hour():
    night = datetime(2026, 10, 24, 23, tzinfo=PARIS)

    assert end_of_night(night, 22, 7).isoformat() == "2026-10-25T07:00:00+01:00"


def test_quiet_hours_put_off_what_can_wait_and_nothing_else(claire):
    keep_quiet_hours(user=claire, from_hour=22, until_hour=7)

    with clock_at(datetime(2026, 11, 26, 23, tzinfo=PARIS)):
        later = rating_asked(claire)
        at_once = queue_mail(kind="accounts.lost_pseudo", key="b", to=claire)

        assert later.due_at == datetime(2026, 11, 27, 7, tzinfo=PARIS)
        assert take_mail(mail_id=later.pk) is None
        assert take_mail(mail_id=at_once.pk) is not None
    with clock_at(datetime(2026, 11, 27, 7, tzinfo=PARIS)):
        assert take_mail(mail_id=later.pk) is not None


def test_quiet_hours_are_set_and_taken_away_on_the_page(browser):
    browser.post(f"{PAGE}silence/", {"from_hour": "22", "until_hour": "7"})
    assert (QuietHours.objects.get().from_hour, QuietHours.objects.get().until_hour) == (22, 7)

    browser.post(f"{PAGE}silence/", {"from_hour": "", "until_hour": "7"})
    assert not QuietHours.objects.exists()


def test_a_mail_stopped_after_it_was_queued_never_leaves(browser, claire, mailoutbox):
    mail = rating_asked(claire)
    browser.post(PAGE, {"mail:reviews": "never"})

    run_due()

    mail.refresh_from_db()
    assert mail.state == MailState.STOPPED
    assert mailoutbox == []
