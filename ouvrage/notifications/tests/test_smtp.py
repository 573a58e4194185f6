"""Sending to a real mail server, over a socket."""

import socket
from email import message_from_bytes, policy

import pytest
from aiosmtpd.controller import Controller

from ouvrage.notifications.sending import send_mail
from ouvrage.notifications.states import MailState
from ouvrage.notifications.tests.factories import MailFactory


class Server:
    """Keeps what it is given; refuses people called « absent ». Method names are aiosmtpd's."""

    def __init__(self):
        self.received = []

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith("absent"):
            return "550 5.1.1 no such user"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        self.received.append(message_from_bytes(envelope.content, policy=policy.default))
        return "250 OK"


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture
def server(settings):
    server = Server()
    port = free_port()
    controller = Controller(server, hostname="127.0.0.1", port=port)
    controller.start()
    settings.MAILERS = {
        "default": {
            "BACKEND": "ouvrage.notifications.delivery.smtp.AnsweringBackend",
            "OPTIONS": {"host": "127.0.0.1", "port": port, "timeout": 5},
        }
    }
    yield server
    controller.stop()


@pytest.mark.django_db
def test_a_mail_arrives_with_its_text_and_its_html(server):
    mail = MailFactory(subject="Été : une offre à 1 200 €")

    send_mail(mail_id=mail.pk)

    mail.refresh_from_db()
    (message,) = server.received
    assert mail.state == MailState.SENT
    assert message["Subject"] == "Été : une offre à 1 200 €"
    assert message["Message-ID"].startswith(f"<{mail.pk}@")
    assert "une offre" in message.get_body(("plain",)).get_content()
    assert "<p>" in message.get_body(("html",)).get_content()


@pytest.mark.django_db
def test_a_refused_address_is_noted_by_its_code(server):
    mail = MailFactory(address="absent@courriel.example")

    send_mail(mail_id=mail.pk)

    mail.refresh_from_db()
    assert (mail.state, mail.error) == (MailState.FAILED, "550")
    assert server.received == []
