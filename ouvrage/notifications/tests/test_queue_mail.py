"""Queueing mails: in the reader's language, once per key, gone with a rollback."""

from textwrap import dedent

import pytest
from django.db import transaction
from django.db.transaction import TransactionManagementError

from ouvrage.brands.tests.factories import BrandFactory
from ouvrage.kit.jobs import run_due
from ouvrage.notifications.mails import queue_mail
from ouvrage.notifications.models import Mail
from ouvrage.notifications.states import MailState

OFFER = dedent(
    """\
    {% load i18n %}
    {% if to.language == "en" %}An offer from{% else %}Une offre de{% endif %} {{ company }}
    ---
    {{ company }} vous a fait une offre.

    Le client n’est pas < pressé > & patient.
    ---
    Lire l’offre
    """
)


@pytest.fixture(autouse=True)
def templates(settings):
    first = dict(settings.TEMPLATES[0])
    loaders = [
        ("django.template.loaders.locmem.Loader", {"offers/mail/received.txt": OFFER}),
        "django.template.loaders.app_directories.Loader",
    ]
    first["APP_DIRS"] = False
    first["OPTIONS"] = {**first["OPTIONS"], "loaders": loaders}
    settings.TEMPLATES = [first]


def offer_received(to, **more):
    return queue_mail(
        kind="offers.received",
        key=f"offer:42:received:{to.pk}",
        to=to,
        context={"company": "Studio Encre"},
        action_url="/offres/42/",
        **more,
    )


def test_a_mail_leaves_after_the_commit_with_text_and_html(claire, mailoutbox):
    BrandFactory()

    mail = offer_received(claire)
    run_due()

    mail.refresh_from_db()
    (left,) = mailoutbox
    assert mail.state == MailState.SENT
    assert left.to == [claire.email]
    assert left.subject == "Une offre de Studio Encre"
    assert left.from_email == "Atelier Graphique <bonjour@atelier.example>"
    assert left.extra_headers["Message-ID"] == f"<{mail.pk}@atelier.example>"
    assert "Le client n’est pas < pressé > & patient." in left.body
    assert "http://atelier.localhost/offres/42/" in left.body
    html = left.alternatives[0].content
    assert "&lt; pressé &gt; &amp; patient" in html
    assert 'href="http://atelier.localhost/offres/42/"' in html


def test_the_same_key_makes_one_mail(claire, mailoutbox):
    first = offer_received(claire)
    second = offer_received(claire)
    run_due()

    assert first == second
    assert len(mailoutbox) == 1


def test_a_mail_speaks_the_language_of_its_reader(claire):
    claire.language = "en"

    mail = offer_received(claire)

    assert mail.subject == "An offer from Studio Encre"
    assert mail.language == "en"


def test_a_rollback_leaves_no_mail_and_no_job(claire, mailoutbox):
    with transaction.atomic():
        offer_received(claire)
        transaction.set_rollback(True)
    run_due()

    assert not Mail.objects.exists()
    assert mailoutbox == []


@pytest.mark.django_db(transaction=True)
def test_a_mail_is_queued_only_in_a_transaction(claire):
    with pytest.raises(TransactionManagementError):
        offer_received(claire)


def test_a_line_break_in_a_name_stays_out_of_the_subject(claire, mailoutbox):
    queue_mail(
        kind="offers.received",
        key="broken",
        to=claire,
        context={"company": "Studio\r\nBcc: tous@courriel.example"},
    )
    run_due()

    assert mailoutbox[0].subject == "Une offre de Studio Bcc: tous@courriel.example"
