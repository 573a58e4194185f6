"""What providers report: verified, kept once, in any order, with what follows from it."""

import base64
import hashlib
import hmac
import json

import pytest
from django.urls import reverse

from ouvrage.brands.tests.factories import BrandFactory
from ouvrage.kit.jobs import run_due
from ouvrage.notifications.delivery.hearing import doubt, is_doubtful, trust
from ouvrage.notifications.delivery.models import Heard, MailEvent
from ouvrage.notifications.mails import queue_mail
from ouvrage.notifications.models import Mail, Notice
from ouvrage.notifications.sending import DOUBTFUL_ADDRESS, message_of
from ouvrage.notifications.states import MailState
from ouvrage.notifications.tests.factories import MailFactory

pytestmark = pytest.mark.django_db
KEY = "key-of-the-webhook"


@pytest.fixture(autouse=True)
def brand():
    return BrandFactory()


@pytest.fixture
def mailgun(client, settings):
    """Posts what Mailgun documents, signed with our key."""
    settings.MAIL_PROVIDER, settings.MAIL_WEBHOOK_SECRET = "mailgun", KEY

    def post(mail, event, token, key=KEY, **data):
        signed = hmac.new(key.encode(), f"1529006854{token}".encode(), hashlib.sha256).hexdigest()
        body = {
            "signature": {"timestamp": "1529006854", "token": token, "signature": signed},
            "event-data": {
                "event": event,
                "timestamp": 1529006854.3,
                "recipient": mail.address,
                "user-variables": {"mail": str(mail.pk)},
                "message": {"headers": {"message-id": f"{mail.pk}@atelier.example"}},
                **data,
            },
        }
        return client.post("/courrier/etat/mailgun/", body, content_type="application/json")

    return post


@pytest.fixture
def postmark(client, settings):
    """Posts what Postmark documents, with the password of the webhook's address."""
    settings.MAIL_PROVIDER, settings.MAIL_WEBHOOK_SECRET = "postmark", "ouvrage:mot"

    def post(mail, secret="ouvrage:mot", **data):
        body = {"MessageID": "883953f4-6105-42a2-a16a-77a8eac79483", "Tag": "", **data}
        body["Metadata"] = {"mail": str(mail.pk)}
        password = base64.b64encode(secret.encode()).decode()
        return client.post(
            "/courrier/etat/postmark/",
            json.dumps(body),
            content_type="application/json",
            headers={"Authorization": f"Basic {password}"},
        )

    return post


@pytest.fixture
def mail(claire):
    return MailFactory(recipient=claire, address=claire.email, kind="reviews.awaited")


REFUSED = {
    "severity": "permanent",
    "reason": "bounce",
    "delivery-status": {"message": "550 5.1.1 <claire@courriel.example> no such user"},
}


def heard(mail):
    mail.refresh_from_db()
    return mail.heard


def test_a_delivery_is_kept_once_however_often_it_is_repeated(mailgun, mail):
    for _again in range(3):
        assert mailgun(mail, "delivered", "t1").status_code == 200

    assert heard(mail) == Heard.DELIVERED
    assert MailEvent.objects.count() == 1


def test_the_order_of_words_changes_nothing(mailgun, mail):
    mailgun(mail, "delivered", "t2")
    mailgun(mail, "failed", "t1", severity="temporary", reason="generic")

    assert heard(mail) == Heard.DELIVERED
    assert MailEvent.objects.filter(heard=Heard.DEFERRED).count() == 1


def test_a_forged_word_is_refused_and_not_kept(mailgun, mail):
    assert mailgun(mail, "delivered", "t1", key="another").status_code == 400
    assert not MailEvent.objects.exists()


@pytest.mark.parametrize("body", ["", "{}", "[]", "null", '{"event-data": 4}'])
def test_what_makes_no_sense_is_refused(client, settings, body):
    settings.MAIL_PROVIDER, settings.MAIL_WEBHOOK_SECRET = "mailgun", KEY

    answer = client.post("/courrier/etat/mailgun/", body, content_type="application/json")

    assert answer.status_code == 400


def test_a_provider_that_is_not_configured_does_not_exist(client, settings, mailgun, mail):
    assert client.post("/courrier/etat/postmark/").status_code == 404
    settings.MAIL_WEBHOOK_SECRET = ""
    assert mailgun(mail, "delivered", "t1").status_code == 404


def test_a_word_about_a_mail_of_somebody_else_is_taken_and_forgotten(mailgun):
    assert mailgun(MailFactory.build(), "delivered", "t1").status_code == 200
    assert not MailEvent.objects.exists()


def test_a_refusal_for_good_puts_the_address_in_doubt_and_tells_its_owner(mailgun, mail, claire):
    mailgun(mail, "failed", "t1", **REFUSED)

    assert heard(mail) == Heard.HARD_BOUNCE
    assert is_doubtful(claire.email)
    assert "claire@" not in MailEvent.objects.get().answer
    notice = Notice.objects.get(reader=claire)
    assert notice.url == reverse("notifications:mails")


def test_only_service_mails_go_to_an_address_in_doubt(mail, claire, mailoutbox):
    doubt(mail=mail, why=Heard.HARD_BOUNCE)

    rating = queue_mail(kind="reviews.awaited", key="a", to=claire, context={"reply_days": 28})
    queue_mail(kind="accounts.lost_pseudo", key="b", to=claire)
    run_due()

    rating.refresh_from_db()
    assert (rating.state, rating.error) == (MailState.STOPPED, DOUBTFUL_ADDRESS)
    assert len(mailoutbox) == 1


def test_a_test_mail_that_arrives_clears_the_address(mailgun, mail, claire):
    doubt(mail=mail, why=Heard.COMPLAINT)
    test = MailFactory(recipient=claire, address=claire.email, kind="notifications.test")

    mailgun(test, "delivered", "t1")

    assert not is_doubtful(claire.email)
    doubt(mail=mail, why=Heard.HARD_BOUNCE)
    assert is_doubtful(claire.email)
    trust(address=claire.email)
    assert not is_doubtful(claire.email)


def test_who_unsubscribes_at_the_provider_gets_no_more_of_that_kind(mailgun, mail, claire):
    mailgun(mail, "unsubscribed", "t1")

    again = queue_mail(kind="reviews.awaited", key="a", to=claire, context={"reply_days": 28})
    assert again.state == MailState.STOPPED


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ({"RecordType": "Delivery", "DeliveredAt": "2026-11-05T16:33:54Z"}, Heard.DELIVERED),
        ({"RecordType": "Bounce", "ID": 1, "Type": "HardBounce"}, Heard.HARD_BOUNCE),
        ({"RecordType": "Bounce", "ID": 2, "Type": "SoftBounce"}, Heard.SOFT_BOUNCE),
        ({"RecordType": "Bounce", "ID": 3, "Type": "Transient"}, Heard.DEFERRED),
        ({"RecordType": "SpamComplaint", "ID": 4, "Type": "SpamComplaint"}, Heard.COMPLAINT),
    ],
)
def test_postmark_is_understood_too(postmark, mail, said, meant):
    assert postmark(mail, **said).status_code == 200
    assert postmark(mail, **said).status_code == 200

    assert heard(mail) == meant
    assert MailEvent.objects.count() == 1


def test_postmark_with_another_password_is_refused(postmark, mail):
    said = {"RecordType": "Delivery", "DeliveredAt": "2026-11-05T16:33:54Z"}

    assert postmark(mail, secret="ouvrage:faux", **said).status_code == 400


def test_our_number_leaves_with_the_mail_for_the_provider_in_use(settings, mail):
    assert "X-Mailgun-Variables" not in message_of(mail).extra_headers

    settings.MAIL_PROVIDER = "mailgun"

    assert json.loads(message_of(mail).extra_headers["X-Mailgun-Variables"]) == {
        "mail": str(mail.pk)
    }


def test_what_we_ask_no_provider_for_is_not_kept(mailgun, mail):
    mailgun(mail, "opened", "t1")

    assert not MailEvent.objects.exists()
    assert Mail.objects.get(pk=mail.pk).heard == ""
