"""The same mail or line to many people: rendered one by one, written in one statement."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.utils import translation
from django.utils.functional import Promise

from ouvrage.accounts.models import User
from ouvrage.brands.models import Brand
from ouvrage.brands.queries import default_brand
from ouvrage.kit.db import require_transaction
from ouvrage.kit.ids import new_id
from ouvrage.kit.jobs import enqueue_many
from ouvrage.notifications.letters import render_letter
from ouvrage.notifications.mails import template_of
from ouvrage.notifications.models import Mail, Notice


@dataclass(frozen=True, slots=True)
class QueuedMail:
    """One mail to one person, as `mails.queue_mail` takes it."""

    kind: str
    key: str
    to: User
    context: dict[str, Any] = field(default_factory=dict)
    action_url: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One line for one reader, as `notices.notify` takes it."""

    kind: str
    key: str
    reader: User
    text: str | Promise
    url: str


def queue_mails(asked: Iterable[QueuedMail]) -> int:
    """Write these mails, once per key, and have them sent after the commit; how many were new.

    Must run inside the caller's transaction.
    """
    require_transaction()
    brand = default_brand()
    mails = [_mail(one, brand) for one in asked]
    Mail.objects.bulk_create(mails, ignore_conflicts=True)
    written = Mail.objects.filter(pk__in=[mail.pk for mail in mails]).values_list("pk", flat=True)
    enqueue_many("notifications.send", [{"mail_id": str(pk)} for pk in written])
    return len(written)


def notify_many(lines: Iterable[Line]) -> None:
    """Add these lines, once per key. Must run inside the caller's transaction."""
    require_transaction()
    Notice.objects.bulk_create([_notice(line) for line in lines], ignore_conflicts=True)


def _mail(one: QueuedMail, brand: Brand | None) -> Mail:
    letter = render_letter(
        template_of(one.kind),
        language=one.to.language,
        brand=brand,
        action_url=one.action_url,
        context={"to": one.to, **one.context},
    )
    return Mail(
        id=new_id(),
        key=one.key,
        kind=one.kind,
        recipient=one.to,
        address=one.to.email,
        language=one.to.language,
        brand=brand,
        subject=letter.subject,
        text=letter.text,
        html=letter.html,
    )


def _notice(line: Line) -> Notice:
    with translation.override(line.reader.language):
        told = str(line.text)
    return Notice(
        id=new_id(), key=line.key, kind=line.kind, reader=line.reader, text=told[:300], url=line.url
    )
