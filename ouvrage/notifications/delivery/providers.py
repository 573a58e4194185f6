"""Providers that report on mails: their messages verified and read by django-anymail, in our words.

Only its parsers are used: neither its views nor its signals. What a new provider needs is one line
of `READERS`, and the header in which it keeps our number.
"""

import hashlib
import json
from collections.abc import Callable
from typing import Any

from anymail.exceptions import AnymailWebhookValidationFailure
from anymail.signals import EventType, RejectReason
from anymail.webhooks.brevo import BrevoTrackingWebhookView
from anymail.webhooks.mailgun import MailgunTrackingWebhookView
from anymail.webhooks.postmark import PostmarkTrackingWebhookView
from django.conf import settings
from django.http import HttpRequest

from ouvrage.kit.time import now
from ouvrage.notifications.delivery.hearing import Word, mail_named
from ouvrage.notifications.delivery.models import Heard

Forged = AnymailWebhookValidationFailure

READERS: dict[str, Callable[[str], Any]] = {
    "mailgun": lambda secret: MailgunTrackingWebhookView(webhook_signing_key=secret),
    "postmark": lambda secret: PostmarkTrackingWebhookView(webhook_secret=secret),
    "brevo": lambda secret: BrevoTrackingWebhookView(webhook_secret=secret),
}
OUR_NUMBER: dict[str, Callable[[str], dict[str, str]]] = {
    "mailgun": lambda number: {"X-Mailgun-Variables": json.dumps({"mail": number})},
    "postmark": lambda number: {"X-PM-Metadata-mail": number},
    "brevo": lambda number: {"X-Mailin-custom": json.dumps({"mail": number})},
}
MEANINGS = {
    EventType.QUEUED: Heard.ACCEPTED,
    EventType.SENT: Heard.ACCEPTED,
    EventType.DELIVERED: Heard.DELIVERED,
    EventType.DEFERRED: Heard.DEFERRED,
    EventType.COMPLAINED: Heard.COMPLAINT,
    EventType.UNSUBSCRIBED: Heard.UNSUBSCRIBED,
    EventType.FAILED: Heard.SOFT_BOUNCE,
}
SOFT = ("SoftBounce", "soft_bounce")


def is_open(provider: str) -> bool:
    """Whether this very provider is configured, with its secret."""
    return bool(
        provider in READERS and provider == settings.MAIL_PROVIDER and settings.MAIL_WEBHOOK_SECRET
    )


def headers_for(number: str) -> dict[str, str]:
    """What lets the provider in use name our mail when it reports on it."""
    give = OUR_NUMBER.get(settings.MAIL_PROVIDER)
    return give(number) if give else {}


def read(provider: str, request: HttpRequest) -> list[Word]:
    """What this message says. Raises `Forged` when its signature or its password is wrong."""
    reader = READERS[provider](settings.MAIL_WEBHOOK_SECRET)
    reader.run_validators(request)
    words = (_word(event) for event in reader.parse_events(request))
    return [word for word in words if word is not None]


def _word(event: Any) -> Word | None:
    heard = _meaning(event)
    if heard is None:  # opened, clicked: we do not ask for these, and keep none
        return None
    raw = json.dumps(event.esp_event, sort_keys=True, default=str)
    return Word(
        key=str(event.event_id or hashlib.sha256(raw.encode()).hexdigest())[:100],
        mail_id=mail_named((event.metadata or {}).get("mail"), event.message_id),
        heard=heard,
        at=event.timestamp or now(),
        answer=str(event.mta_response or event.description or ""),
    )


def _meaning(event: Any) -> Heard | None:
    """A refusal is for good unless the provider calls it soft."""
    if event.event_type in {EventType.BOUNCED, EventType.REJECTED}:
        raw = event.esp_event
        named = {str(raw.get("Type", "")), str(raw.get("event", ""))}
        is_soft = bool(named & set(SOFT)) or event.reject_reason == RejectReason.TIMED_OUT
        return Heard.SOFT_BOUNCE if is_soft else Heard.HARD_BOUNCE
    return MEANINGS.get(event.event_type)
