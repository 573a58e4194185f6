"""Stopping a kind of mail from the mail itself, in one click, without signing in (RFC 8058)."""

import pytest
from django.urls import reverse

from ouvrage.brands.tests.factories import BrandFactory
from ouvrage.kit.jobs import run_due
from ouvrage.notifications.errors import StaleStopLink
from ouvrage.notifications.kinds import Channel, kind_of
from ouvrage.notifications.mails import queue_mail
from ouvrage.notifications.preferences import wants
from ouvrage.notifications.states import Pace
from ouvrage.notifications.stopping import stop_path

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def brand():
    return BrandFactory()


@pytest.fixture
def link(claire):
    return stop_path(claire, kind_of("reviews.awaited"))


def paces(person, *names):
    return [wants(person.pk, name, Channel.MAIL) for name in names]


def test_a_mail_that_may_be_stopped_carries_the_link_in_head_and_foot(claire, link, mailoutbox):
    queue_mail(kind="reviews.awaited", key="a", to=claire, context={"reply_days": 28})
    run_due()

    (mail,) = mailoutbox
    assert link in mail.extra_headers["List-Unsubscribe"]
    assert mail.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert link in mail.body
    assert link in mail.alternatives[0].content


def test_a_service_mail_carries_none(claire, mailoutbox):
    queue_mail(kind="accounts.lost_pseudo", key="a", to=claire)
    run_due()

    assert "List-Unsubscribe" not in mailoutbox[0].extra_headers


def test_opening_the_link_stops_nothing(client, claire, link):
    assert client.get(link).status_code == 200
    assert paces(claire, "reviews.awaited") == [Pace.AT_ONCE]


def test_a_mail_program_stops_the_kind_by_one_post_without_a_token(client, claire, link):
    client.handler.enforce_csrf_checks = True

    for _twice in range(2):
        assert client.post(link, {"List-Unsubscribe": "One-Click"}).status_code == 200

    assert paces(claire, "reviews.awaited", "reviews.replied") == [Pace.NEVER, Pace.AT_ONCE]


def test_the_page_also_stops_the_heading_or_everything_and_takes_up_again(client, claire, link):
    client.post(link, {"what": "group"})
    assert paces(claire, "reviews.replied", "web.said") == [Pace.NEVER, Pace.AT_ONCE]

    client.post(link, {"what": "everything"})
    assert paces(claire, "web.said") == [Pace.NEVER]

    client.post(link, {"what": "again"})
    assert paces(claire, "reviews.awaited", "web.said") == [Pace.AT_ONCE, Pace.AT_ONCE]


@pytest.mark.parametrize("kind", ["reviews.replied", "invoices.issued", "no.such"])
def test_the_link_is_good_for_its_kind_only(client, claire, link, kind):
    signed = link.rstrip("/").rpartition("/")[2]

    answer = client.post(reverse("notifications:stop", args=[claire.pk, kind, signed]))

    assert answer.status_code == StaleStopLink.status
    assert paces(claire, "reviews.replied") == [Pace.AT_ONCE]


def test_the_link_of_one_person_stops_nothing_for_another(client, claire, paul, link):
    signed = link.rstrip("/").rpartition("/")[2]

    answer = client.post(reverse("notifications:stop", args=[paul.pk, "reviews.awaited", signed]))

    assert answer.status_code == StaleStopLink.status
    assert paces(paul, "reviews.awaited") == [Pace.AT_ONCE]
