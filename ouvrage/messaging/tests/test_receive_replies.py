"""Mails come in by a provider, from a mail server or through a pipe, and are kept once."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.db import DatabaseError

from ouvrage.accounts.tests.factories import UserFactory
from ouvrage.kit.ids import new_id
from ouvrage.kit.tests.threads import at_once
from ouvrage.messaging.models import IncomingReply
from ouvrage.messaging.replies import raw
from ouvrage.messaging.replies.addresses import reply_address
from ouvrage.messaging.replies.opening import open_mail
from ouvrage.messaging.replies.services import receive_reply
from ouvrage.messaging.services import post_message
from ouvrage.messaging.tests.replying import (
    mail_from,
    open_way,
    post_mailgun,
    post_mime,
    post_postmark,
)

pytestmark = pytest.mark.django_db
POSTS = {"mailgun": post_mailgun, "postmark": post_postmark, "mime": post_mime}


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    open_way(settings, "mime")


def asked(author):
    return post_message(
        message_id=new_id(),
        about="project:123",
        company_id=None,
        author=author,
        side="client",
        body="Combien de pages ?",
        open_talk=False,
    )


@pytest.fixture
def mail(claire, paul):
    return mail_from(paul, reply_address(asked(claire), paul))


def kept():
    return [open_mail(raw.read(row.pk)) for row in IncomingReply.objects.all()]


@pytest.mark.parametrize("provider", POSTS)
def test_a_mail_is_kept_once_by_each_way_however_often_it_is_delivered(
    client, settings, mail, paul, provider
):
    open_way(settings, provider)

    for _again in range(3):
        assert POSTS[provider](client, mail).status_code == 200

    row = IncomingReply.objects.get()
    assert (row.person, row.source) == (paul, provider)
    assert [(one.words, one.sender) for one in kept()] == [("Douze pages.", paul.email)]


@pytest.mark.parametrize("provider", POSTS)
def test_another_secret_is_refused_and_nothing_is_kept(client, settings, mail, provider):
    open_way(settings, provider)

    assert POSTS[provider](client, mail, "ouvrage:another").status_code == 400
    assert not IncomingReply.objects.exists()


@pytest.mark.parametrize("provider", POSTS)
def test_a_way_that_is_not_configured_does_not_exist(client, settings, mail, provider):
    open_way(settings, "mailgun" if provider == "mime" else "mime")
    assert POSTS[provider](client, mail).status_code == 404

    open_way(settings, provider)
    settings.INCOMING_MAIL_DOMAIN = ""
    assert POSTS[provider](client, mail).status_code == 404

    open_way(settings, provider)
    settings.INCOMING_MAIL_SECRET = ""
    assert POSTS[provider](client, mail).status_code == 404


@pytest.mark.parametrize("provider", ["mailgun", "postmark"])
def test_what_a_provider_cannot_mean_is_refused(client, settings, provider):
    open_way(settings, provider)

    answer = client.post(f"/courrier/reponse/{provider}/", "[]", content_type="application/json")

    assert answer.status_code == 400


def test_files_come_in_with_the_mail_by_mailgun(client, settings, mail):
    open_way(settings, "mailgun")
    devis = SimpleUploadedFile("devis.txt", b"Devis", content_type="text/plain")

    post_mailgun(client, mail, **{"attachment-count": "1", "attachment-1": devis})

    assert [one.name for one in kept()[0].files] == ["devis.txt"]


def test_files_come_in_with_the_mail_by_postmark(client, settings, mail):
    open_way(settings, "postmark")
    large = b"%PDF-" + b"0" * 3_000_000

    post_postmark(client, mail, files=[("devis.pdf", "application/pdf", large)])

    assert [(one.name, len(one.data)) for one in kept()[0].files] == [("devis.pdf", len(large))]


def test_a_mail_that_came_back_is_known_by_its_empty_envelope(client, settings, mail):
    open_way(settings, "mailgun")

    post_mailgun(client, mail, sender="")

    assert kept()[0].machine == "bounce"


def test_too_large_a_body_is_not_even_read(client, mail, monkeypatch):
    monkeypatch.setattr("ouvrage.messaging.replies.providers.LARGEST_BODY", 100)

    assert post_mime(client, mail).status_code == 413


def test_a_mail_to_no_address_of_ours_is_forgotten(client, paul, claire):
    address = reply_address(asked(claire), paul)

    for other in ("bonjour@reponse.example", address.replace(address[10], "0", 1)):
        assert post_mime(client, mail_from(paul, other)).status_code == 200

    assert not IncomingReply.objects.exists()


def test_a_mail_that_answers_two_of_ours_is_kept_for_each(client, paul, claire):
    both = ", ".join(reply_address(asked(claire), paul) for _ in range(2))

    post_mime(client, mail_from(paul, both))

    assert IncomingReply.objects.count() == 2


def test_a_mail_without_a_number_is_known_by_its_bytes(claire, paul):
    mail = mail_from(paul, reply_address(asked(claire), paul))
    del mail["Message-ID"]

    assert receive_reply(source="pipe", data=mail.as_bytes()) == 1
    assert receive_reply(source="pipe", data=mail.as_bytes()) == 0


def piped(monkeypatch, data, **options):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data)))
    out = io.StringIO()
    call_command("receive_reply", stdout=out, **options)
    return out.getvalue()


def test_a_mail_server_pipes_a_mail_into_the_command(mail, monkeypatch):
    assert piped(monkeypatch, mail.as_bytes()) == "1 kept\n"
    assert piped(monkeypatch, mail.as_bytes(), to=mail["To"]) == "0 kept\n"
    assert IncomingReply.objects.get().source == "pipe"


@pytest.mark.parametrize("trouble", [DatabaseError, OSError])
def test_the_command_asks_the_mail_server_to_try_again(mail, monkeypatch, trouble):
    def fail(**_mail):
        raise trouble

    name = "ouvrage.messaging.management.commands.receive_reply.receive_reply"
    monkeypatch.setattr(name, fail)

    with pytest.raises(CommandError) as refused:
        piped(monkeypatch, mail.as_bytes())
    assert refused.value.returncode == 75


def test_the_command_says_that_no_domain_is_set(mail, monkeypatch, settings):
    settings.INCOMING_MAIL_DOMAIN = ""

    with pytest.raises(CommandError, match="INCOMING_MAIL_DOMAIN") as refused:
        piped(monkeypatch, mail.as_bytes())
    assert refused.value.returncode == 78


@pytest.mark.django_db(transaction=True)
def test_a_mail_delivered_twice_at_the_same_moment_is_kept_once():
    claire, paul = UserFactory(), UserFactory()
    data = mail_from(paul, reply_address(asked(claire), paul)).as_bytes()

    done = at_once(*[lambda: receive_reply(source="mime", data=data)] * 2)

    assert done == {"done": 2}
    assert IncomingReply.objects.count() == 1
    assert len(list(raw.path_of(new_id()).parent.glob("*.eml"))) == 1
