"""Smallest valid mails and notices."""

import factory
from factory.django import DjangoModelFactory

from ouvrage.kit.ids import new_id
from ouvrage.notifications.models import DemoMail, Mail, Notice


class MailFactory(DjangoModelFactory[Mail]):
    class Meta:
        model = Mail

    id = factory.LazyFunction(new_id)
    key = factory.Sequence(lambda n: f"mail {n}")
    kind = "offers.received"
    address = "claire@courriel.example"
    language = "fr"
    subject = "Vous avez reçu une offre"
    text = "Studio Encre vous a fait une offre.\n"
    html = "<p>Studio Encre vous a fait une offre.</p>"


class NoticeFactory(DjangoModelFactory[Notice]):
    class Meta:
        model = Notice

    id = factory.LazyFunction(new_id)
    key = factory.Sequence(lambda n: f"notice {n}")
    kind = "offers.received"
    text = "Studio Encre vous a fait une offre."
    url = "/"


class DemoMailFactory(DjangoModelFactory[DemoMail]):
    class Meta:
        model = DemoMail

    address = "claire@courriel.example"
    subject = "Vous avez reçu une offre"
    raw = b"Subject: Vous avez une offre\r\nFrom: a@b.example\r\n\r\nBonjour http://localhost/\r\n"
