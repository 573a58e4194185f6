"""Smallest valid mails and notices."""

import factory
from factory.django import DjangoModelFactory

from ouvrage.kit.ids import new_id
from ouvrage.notifications.models import DemoMail, Device, Mail, Notice


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


class DeviceFactory(DjangoModelFactory[Device]):
    class Meta:
        model = Device

    endpoint = factory.Sequence(lambda n: f"https://fcm.googleapis.com/fcm/send/{n}")
    p256dh = (  # those of the example in RFC 8291
        "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4"
    )
    auth = "BTBZMqHH6r4Tts7J_aSIgg"
    name = "Firefox sous Linux"
