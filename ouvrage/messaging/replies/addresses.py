"""The address to which one person answers one message by mail.

Its token names the message and the person and says on which day it was made; whoever holds it and
writes from that person's address is believed (decision 0079). Small letters and figures only, for
some servers change capitals; 61 octets before the @, of the 64 that mail allows (RFC 5321).
"""

import base64
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.conf import settings
from django.utils.crypto import constant_time_compare, salted_hmac

from ouvrage.accounts.models import User
from ouvrage.kit.time import today
from ouvrage.messaging.models import Message
from ouvrage.messaging.parameters import REPLY_DAYS

NAME = "reponse"
SALT = "messaging.reply"
TOKEN_LETTERS = 53
SIGNATURE_BYTES = 11
FIRST_DAY = date(2026, 1, 1)


@dataclass(frozen=True, slots=True)
class Addressed:
    """What a token that we made says."""

    message_id: UUID
    person_id: int
    made_on: date

    @property
    def is_over(self) -> bool:
        return self.made_on + timedelta(days=REPLY_DAYS.value()) < today()


def is_open() -> bool:
    """Whether mails of answers reach us at all."""
    return bool(settings.INCOMING_MAIL_DOMAIN)


def reply_address(message: Message | None, person: User) -> str:
    """Where this person answers this message; nothing when there is none, or no mail reaches us."""
    if message is None or not is_open():
        return ""
    token = token_of(Addressed(message.pk, person.pk, today()))
    return f"{NAME}+{token}@{settings.INCOMING_MAIL_DOMAIN}"


def token_of(addressed: Addressed) -> str:
    named = (
        addressed.message_id.bytes
        + addressed.person_id.to_bytes(4)
        + (addressed.made_on - FIRST_DAY).days.to_bytes(2)
    )
    return _coded(named + _signature(named, settings.SECRET_KEY))


def read_token(token: str) -> Addressed | None:
    """What the token says, when its signature is ours; it may be over."""
    if len(token) != TOKEN_LETTERS:
        return None
    try:
        raw = base64.b32decode(token.upper() + "===")  # a letter that is none raises too
    except ValueError:
        return None
    if _coded(raw) != token:  # the last letter has a bit that says nothing
        return None
    named, signature = raw[:-SIGNATURE_BYTES], raw[-SIGNATURE_BYTES:]
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    if not any(constant_time_compare(signature, _signature(named, key)) for key in keys):
        return None
    made_on = FIRST_DAY + timedelta(days=int.from_bytes(named[20:]))
    return Addressed(UUID(bytes=named[:16]), int.from_bytes(named[16:20]), made_on)


def tokens_in(*texts: str) -> Iterator[str]:
    """Every token in these headers, each once, in order: one mail may answer two of ours."""
    domain = re.escape(settings.INCOMING_MAIL_DOMAIN)
    address = rf"{NAME}\+([a-z2-7]{{{TOKEN_LETTERS}}})@{domain}(?![\w.-])"
    found = (token.lower() for text in texts for token in re.findall(address, text, re.IGNORECASE))
    yield from dict.fromkeys(found)


def _coded(raw: bytes) -> str:
    return base64.b32encode(raw).decode().rstrip("=").lower()


def _signature(named: bytes, key: str | bytes) -> bytes:
    return salted_hmac(SALT, named, secret=key, algorithm="sha256").digest()[:SIGNATURE_BYTES]
