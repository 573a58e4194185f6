"""The demonstration mailbox: mails kept byte for byte, for everybody, in a demonstration only."""

import pytest

from ouvrage.brands.tests.factories import BrandFactory
from ouvrage.notifications.models import DemoMail
from ouvrage.notifications.sending import send_mail
from ouvrage.notifications.tests.factories import MailFactory

BOX = "/courrier-de-demonstration/"


@pytest.fixture
def demo(settings, db):
    settings.DEMO = True
    settings.ROOT_URLCONF = "ouvrage.notifications.tests.demo_urls"
    settings.MAILERS = {"default": {"BACKEND": "ouvrage.notifications.mailbox.MailboxBackend"}}
    return BrandFactory()


def kept(**changes):
    mail = MailFactory(**changes)
    send_mail(mail_id=mail.pk)
    return DemoMail.objects.get(address=mail.address)


def test_a_mail_lands_in_the_box_as_it_would_have_left(demo):
    found = kept(brand=demo, subject="Été : une offre")

    raw = bytes(found.raw)
    assert b"Content-Type: multipart/alternative" in raw
    assert b"Message-ID: <" in raw
    assert found.subject == "Été : une offre"


def test_mails_are_listed_newest_first_and_by_address(demo, client):
    kept(address="claire@courriel.example", subject="Pour Claire")
    kept(address="paul@courriel.example", subject="Pour Paul")

    everything = client.get(BOX).text
    for_paul = client.get(BOX, {"adresse": "paul@"}).text

    assert everything.index("Pour Paul") < everything.index("Pour Claire")
    assert "Pour Claire" not in for_paul


def test_a_mail_is_read_as_it_looks_and_as_text(demo, client):
    found = kept(
        text="Lisez http://atelier.localhost/offres/1/ <vite>\n", html="<head></head><p>Lisez</p>"
    )

    page = client.get(f"{BOX}{found.pk}/")
    text = client.get(f"{BOX}{found.pk}/?texte")
    html = client.get(f"{BOX}{found.pk}/html/")

    assert f'src="{BOX}{found.pk}/html/"' in page.text
    assert "frame-src 'self'" in page.headers["Content-Security-Policy"]
    assert 'href="http://atelier.localhost/offres/1/"' in text.text
    assert "&lt;vite&gt;" in text.text
    policy = html.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "sandbox allow-top-navigation-by-user-activation" in policy
    assert '<base target="_top">' in html.text


def test_an_empty_box_says_what_fills_it(demo, client):
    assert "Aucun mail" in client.get(BOX).text


def test_outside_a_demonstration_there_is_no_box(client, db):
    assert client.get(BOX).status_code == 404


def test_even_when_routed_the_box_is_closed_outside_a_demonstration(demo, client, settings):
    found = kept()
    settings.DEMO = False

    for path in (BOX, f"{BOX}{found.pk}/", f"{BOX}{found.pk}/html/"):
        assert client.get(path).status_code == 404
