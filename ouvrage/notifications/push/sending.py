"""Handing one message to the push service of one device, outside any transaction."""

import json
from dataclasses import dataclass
from datetime import timedelta
from urllib.parse import urlsplit

from django.db import transaction
from pywebpush import WebPusher

from ouvrage.kit.egress import Egress
from ouvrage.kit.time import now
from ouvrage.notifications.push.keys import signature
from ouvrage.notifications.push.models import Device

KEPT_FOR = timedelta(days=1)
"""How long a push service holds a message for a device that is off."""
SIGNED_FOR = timedelta(hours=12)
LONGEST_TEXT = 300
GONE = {404, 410}
"""The browser gave the address up: RFC 8030, 7.3."""
NOT_OURS = {400, 401, 403, 413}
"""It was made for another key of ours, or is not what it was: no second try changes that."""
EGRESS = Egress()


class PushFailed(Exception):
    """The push service cannot take it now; the job is tried again."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a device shows: `tag` makes a second message take the place of the first."""

    title: str
    body: str
    url: str
    tag: str

    def __str__(self) -> str:
        shown = {"title": self.title, "body": self.body[:LONGEST_TEXT]}
        return json.dumps({**shown, "url": self.url, "tag": self.tag})


def push_to(device: Device, told: Told, *, subject: str) -> None:
    """Encrypt for this device alone, sign, send; a device that is gone is forgotten.

    A push service that fails raises PushFailed or EgressFailed: the same message may be sent
    again, as its tag makes it one on the device.
    """
    encrypted = bytes(WebPusher(device.keys).encode(str(told).encode())["body"])
    answer = EGRESS.post(device.endpoint, _headers(device, told, subject), encrypted)
    if answer.status in GONE | NOT_OURS:
        Device.objects.filter(pk=device.pk, endpoint=device.endpoint).delete()
        return
    if not 200 <= answer.status < 300:
        raise PushFailed(answer.status)
    with transaction.atomic():
        Device.objects.filter(pk=device.pk).update(told_at=now())


def _headers(device: Device, told: Told, subject: str) -> dict[str, str]:
    url = urlsplit(device.endpoint)
    expires = int((now() + SIGNED_FOR).timestamp())
    return {
        "Content-Encoding": "aes128gcm",
        "Content-Type": "application/octet-stream",
        "TTL": str(int(KEPT_FOR.total_seconds())),
        "Topic": told.tag.replace("-", "")[:32],
        "Urgency": "normal",
        **signature(f"{url.scheme}://{url.netloc}", subject, expires),
    }
