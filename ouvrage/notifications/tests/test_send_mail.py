"""Sending: once, again after trouble, never for ever."""

import threading
from contextlib import contextmanager
from datetime import timedelta
from smtplib import SMTPRecipientsRefused, SMTPServerDisconnected

import pytest
import time_machine
from django.db import connection
from django.utils import timezone

from ouvrage.kit.jobs import run_due
from ouvrage.notifications import sending
from ouvrage.notifications.jobs import requeue_stuck
from ouvrage.notifications.sending import LAST_TRY, send_mail, take_mail
from ouvrage.notifications.states import MailState
from ouvrage.notifications.tests.factories import MailFactory


@contextmanager
def a_server_that_says(trouble, monkeypatch):
    def send(_message):
        raise trouble

    with monkeypatch.context() as patch:
        patch.setattr("django.core.mail.EmailMultiAlternatives.send", send)
        yield


@pytest.mark.django_db
def test_a_mail_that_left_is_not_sent_again(mailoutbox):
    mail = MailFactory()

    send_mail(mail_id=mail.pk)
    send_mail(mail_id=mail.pk)

    assert len(mailoutbox) == 1


@pytest.mark.django_db(transaction=True)
def test_two_workers_never_take_the_same_mail(monkeypatch):
    mail = MailFactory()
    both_ready = threading.Barrier(2)
    taken = []

    def work():
        both_ready.wait()
        taken.append(take_mail(mail_id=mail.pk))
        connection.close()

    workers = [threading.Thread(target=work) for _ in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()

    assert sorted(found is None for found in taken) == [False, True]


@pytest.mark.django_db
def test_trouble_with_the_server_means_a_later_try(monkeypatch, mailoutbox):
    mail = MailFactory()
    with a_server_that_says(SMTPServerDisconnected("gone"), monkeypatch):
        send_mail(mail_id=mail.pk)
    mail.refresh_from_db()
    assert (mail.state, mail.tries) == (MailState.QUEUED, 1)
    assert mail.error == "SMTPServerDisconnected"

    with time_machine.travel(timezone.now() + timedelta(minutes=2), tick=True):
        send_mail(mail_id=mail.pk)

    mail.refresh_from_db()
    assert mail.state == MailState.SENT
    assert len(mailoutbox) == 1


@pytest.mark.django_db
def test_a_mail_is_given_up_after_the_last_try(monkeypatch):
    mail = MailFactory(tries=LAST_TRY - 1)

    with a_server_that_says(SMTPServerDisconnected("gone"), monkeypatch):
        send_mail(mail_id=mail.pk)

    mail.refresh_from_db()
    assert (mail.state, mail.tries) == (MailState.FAILED, LAST_TRY)


@pytest.mark.django_db
def test_an_address_that_does_not_exist_is_not_tried_again(monkeypatch):
    mail = MailFactory()
    refused = SMTPRecipientsRefused({mail.address: (550, b"no such user")})

    with a_server_that_says(refused, monkeypatch):
        send_mail(mail_id=mail.pk)

    mail.refresh_from_db()
    assert (mail.state, mail.error) == (MailState.FAILED, "550")


@pytest.mark.django_db
def test_a_mail_whose_worker_died_is_found_again(mailoutbox):
    mail = MailFactory()
    sending.take_mail(mail_id=mail.pk)

    requeue_stuck()
    assert run_due() == 0
    with time_machine.travel(timezone.now() + timedelta(minutes=9), tick=True):
        requeue_stuck()
        run_due()

    mail.refresh_from_db()
    assert mail.state == MailState.SENT
    assert len(mailoutbox) == 1


@pytest.mark.django_db
def test_the_words_of_a_secret_mail_are_not_kept(mailoutbox):
    mail = MailFactory(is_secret=True, text="votre code est 123456")

    send_mail(mail_id=mail.pk)

    mail.refresh_from_db()
    assert mailoutbox[0].body == "votre code est 123456"
    assert (mail.state, mail.text, mail.html) == (MailState.SENT, "", "")
