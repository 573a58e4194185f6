"""By which way mails come in: a provider that django-anymail reads, or the bare mail with a secret.

Only its readers are used: neither its views nor its signals. What a new provider needs is one line
of `READERS`.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from anymail.exceptions import AnymailError, AnymailWebhookValidationFailure
from anymail.webhooks.mailgun import MailgunInboundWebhookView
from anymail.webhooks.postmark import PostmarkInboundWebhookView
from django.conf import settings
from django.http import HttpRequest
from django.utils.crypto import constant_time_compare

from ouvrage.messaging.replies.addresses import is_open as takes_mails

LARGEST_BODY = 50_000_000
"""A mail of 35 MB, which is the most that providers take, in base64."""

Forged = AnymailWebhookValidationFailure
Unreadable = (AnymailError, ValueError, LookupError, TypeError, AttributeError)


@dataclass(frozen=True, slots=True)
class Arrived:
    """A mail as bytes, and the address of its envelope where that is known."""

    data: bytes
    envelope: str = ""


def is_open(provider: str) -> bool:
    """Whether mails come in by this very way, with its secret."""
    return bool(
        takes_mails()
        and provider in READERS
        and provider == settings.INCOMING_MAIL_PROVIDER
        and settings.INCOMING_MAIL_SECRET
    )


def read(provider: str, request: HttpRequest) -> Arrived:
    """The mail in this request. Raises `Forged` when its signature or its secret is wrong, before
    anything else is read where that can be."""
    return READERS[provider](request, settings.INCOMING_MAIL_SECRET)


def _from_mailgun(request: HttpRequest, secret: str) -> Arrived:
    """A route with the action forward(); its fields carry the signature."""
    reader: Any = MailgunInboundWebhookView(webhook_signing_key=secret)
    reader.run_validators(request)
    (event,) = reader.parse_events(request)
    return _arrived(event.message)


def _from_postmark(request: HttpRequest, secret: str) -> Arrived:
    """The inbound webhook, whose address carries the password."""
    reader: Any = PostmarkInboundWebhookView(webhook_secret=secret)
    reader.run_validators(request)
    return _arrived(reader.esp_to_anymail_event(json.loads(request.read(LARGEST_BODY))).message)


def _from_server(request: HttpRequest, secret: str) -> Arrived:
    """The mail itself (RFC 5322), posted by a mail server of one's own."""
    given = request.headers.get("Authorization", "")
    if not constant_time_compare(given, f"Bearer {secret}"):
        raise Forged("another secret")
    data = request.read(LARGEST_BODY)
    if b":" not in data[:1000]:
        raise ValueError("no mail")
    return Arrived(data)


def _arrived(mail: Any) -> Arrived:
    """An empty sender of the envelope is how a mail that came back is known (RFC 5321)."""
    if mail.envelope_sender == "" and "Return-Path" not in mail:
        mail["Return-Path"] = "<>"
    return Arrived(mail.as_bytes(), mail.envelope_recipient or "")


READERS: dict[str, Callable[[HttpRequest, str], Arrived]] = {
    "mailgun": _from_mailgun,
    "postmark": _from_postmark,
    "mime": _from_server,
}
