"""The mail doctor: what became of each mail, sending it again, a test; support looks on record."""

import pytest
from django.urls import reverse

from ouvrage.accounts.tests.factories import UserFactory
from ouvrage.brands.tests.factories import BrandFactory
from ouvrage.journal.models import Fact
from ouvrage.kit.jobs import run_due
from ouvrage.kit.time import now
from ouvrage.notifications.delivery.doctor import REMEDIES
from ouvrage.notifications.delivery.hearing import doubt
from ouvrage.notifications.delivery.mailboxes import mailbox_of
from ouvrage.notifications.delivery.models import Heard
from ouvrage.notifications.delivery.services import send_again, send_test
from ouvrage.notifications.errors import NotSentAgain, TooManyTests
from ouvrage.notifications.models import Mail
from ouvrage.notifications.states import MailState
from ouvrage.notifications.tests.factories import MailFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def brand():
    return BrandFactory()


@pytest.fixture
def mail(claire):
    return MailFactory(
        recipient=claire, address="ancienne@courriel.example", state="sent", sent_at=now()
    )


@pytest.fixture
def browser(client, claire):
    client.force_login(claire)
    return client


@pytest.fixture
def support(client, settings):
    settings.DEMO_WITHOUT_SECOND_FACTOR = True
    client.force_login(UserFactory(pseudo="agnes", staff_roles=["support"]))
    return client


def page_of(mail):
    return reverse("notifications:mail", args=[mail.pk])


def test_one_mail_says_why_what_became_of_it_and_what_it_says(browser, mail):
    page = browser.get(page_of(mail)).text

    assert "à cause d’une offre" in page
    assert "Le serveur de courriel l’a pris" in page
    assert "Studio Encre vous a fait une offre." in page


def test_somebody_else_s_mail_does_not_exist(client, paul, mail):
    client.force_login(paul)

    assert client.get(page_of(mail)).status_code == 404
    assert client.post(f"{page_of(mail)}renvoyer/").status_code == 404


def test_a_mail_is_sent_again_to_the_address_of_today(browser, mail, claire, mailoutbox):
    browser.post(f"{page_of(mail)}renvoyer/")
    run_due()

    (again,) = mailoutbox
    assert again.to == [claire.email]
    assert again.subject == mail.subject


def test_a_mail_is_sent_again_three_times_at_most_and_a_copy_counts_too(mail, claire):
    copy = send_again(mail_id=mail.pk, owner=claire)
    Mail.objects.filter(pk=copy.pk).update(state=MailState.SENT, sent_at=now())
    send_again(mail_id=copy.pk, owner=claire)
    send_again(mail_id=mail.pk, owner=claire)

    with pytest.raises(NotSentAgain):
        send_again(mail_id=mail.pk, owner=claire)


@pytest.mark.parametrize("change", [{"is_secret": True}, {"text": ""}, {"state": "stopped"}])
def test_what_is_secret_or_never_left_is_not_sent_again(mail, claire, change):
    Mail.objects.filter(pk=mail.pk).update(**change)

    with pytest.raises(NotSentAgain):
        send_again(mail_id=mail.pk, owner=claire)


def test_a_test_mail_tells_its_result_as_it_comes(browser, claire, mailoutbox):
    page = browser.post("/mes-mails/essai/", follow=True)
    assert "every 2s" in page.text

    run_due()
    mail = Mail.objects.get(kind="notifications.test")
    part = browser.get(page_of(mail), headers={"HX-Request": "true"}).text

    assert mailoutbox[0].to == [claire.email]
    assert "remis au serveur" in part
    assert "every 2s" not in part
    assert "<html" not in part


def test_no_more_than_five_tests_an_hour(claire):
    for _each in range(5):
        send_test(owner=claire, brand=None)

    with pytest.raises(TooManyTests):
        send_test(owner=claire, brand=None)


def test_a_doubt_is_told_with_its_remedy(browser, mail, claire):
    mail.address = claire.email
    doubt(mail=mail, why=Heard.HARD_BOUNCE)

    page = browser.get("/mes-mails/").text

    assert "n’arrivent plus" in page
    assert "M’envoyer un essai" in page


def test_each_state_has_its_remedy():
    assert {*MailState.values, *Heard.values} - {MailState.SENT} <= set(REMEDIES)


@pytest.mark.parametrize(
    ("address", "name"),
    [("a@gmail.com", "Gmail"), ("a@WANADOO.fr", "Orange"), ("a@encre.example", "")],
)
def test_advice_is_given_by_mailbox(address, name):
    assert mailbox_of(address).name == name


def test_support_finds_a_person_and_each_look_is_on_record(support, mail, claire):
    found = support.get("/bureau/courriels/", {"q": claire.email[:4]}).text
    assert claire.email in found
    assert not Fact.objects.filter(kind="notifications.mails_looked_at").exists()

    page = support.post(f"/bureau/courriels/{claire.pk}/").text

    assert "Une nouvelle offre" in page
    assert mail.text not in page
    assert Fact.objects.get(kind="notifications.mails_looked_at").subject_id == str(claire.pk)


def test_support_sends_a_mail_again_for_its_reader(support, mail, claire):
    support.post(f"/bureau/courriels/{mail.pk}/renvoyer/")

    assert Mail.objects.filter(recipient=claire, key__contains=":again:").count() == 1
