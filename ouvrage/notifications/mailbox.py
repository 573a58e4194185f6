"""The demonstration mailbox: mails are kept byte for byte instead of leaving."""

from collections.abc import Sequence
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import EmailMessage as ParsedMessage
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

from ouvrage.notifications.models import DemoMail


class MailboxBackend(BaseEmailBackend):
    """Django's way out for mails, ending in a table."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        for message in email_messages:
            raw = message.message().as_bytes()
            DemoMail.objects.bulk_create(
                DemoMail(address=address, subject=message.subject[:200], raw=raw)
                for address in message.recipients()
            )
        return len(email_messages)


@dataclass(frozen=True, slots=True)
class OpenedMail:
    """A kept mail, read back from its bytes."""

    sender: str
    message_id: str
    text: str
    html: str


def is_open() -> bool:
    """Only a demonstration shows everybody everybody's mails."""
    return bool(getattr(settings, "DEMO_MAILBOX", settings.DEMO))


def open_mail(kept: DemoMail) -> OpenedMail:
    parsed = message_from_bytes(bytes(kept.raw), policy=policy.default)
    return OpenedMail(
        sender=str(parsed["From"] or ""),
        message_id=str(parsed["Message-ID"] or ""),
        text=_body(parsed, "plain"),
        html=_body(parsed, "html"),
    )


def _body(parsed: ParsedMessage, kind: str) -> str:
    part: Any = parsed.get_body(preferencelist=(kind,))
    return str(part.get_content()) if part is not None else ""
