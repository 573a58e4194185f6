"""The same mail or line to many people: rendered one by one, written in one statement."""

from collections import defaultdict
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
from ouvrage.notifications.kinds import Channel, kind_of
from ouvrage.notifications.mails import as_wanted, letter_of
from ouvrage.notifications.models import Mail, Notice
from ouvrage.notifications.post.queueing import post_too
from ouvrage.notifications.preferences import wants_of
from ouvrage.notifications.push.telling import push_soon
from ouvrage.notifications.states import MailState, Pace


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
    """Write these mails, once per key, and have those that are wanted sent after the commit; how
    many were new. Must run inside the caller's transaction.
    """
    require_transaction()
    brand, every = default_brand(), list(asked)
    wanted = _wanted(((one.kind, one.to) for one in every), Channel.MAIL)
    mails = [_mail(one, brand, wanted[one.kind][one.to.pk]) for one in every]
    Mail.objects.bulk_create(mails, ignore_conflicts=True)
    written = Mail.objects.filter(pk__in=[mail.pk for mail in mails])
    post_too(written)
    leaving = written.filter(state=MailState.QUEUED).values_list("pk", flat=True)
    enqueue_many("notifications.send", [{"mail_id": str(pk)} for pk in leaving])
    return len(leaving)


def notify_many(lines: Iterable[Line]) -> None:
    """Add these lines, once per key, where they are wanted. Must run inside the caller's
    transaction.
    """
    require_transaction()
    every = list(lines)
    wanted = _wanted(((line.kind, line.reader) for line in every), Channel.APP)
    told = [_notice(line) for line in every if wanted[line.kind][line.reader.pk] != Pace.NEVER]
    Notice.objects.bulk_create(told, ignore_conflicts=True)
    push_soon(Notice.objects.filter(pk__in=[notice.pk for notice in told]))


def _wanted(readers: Iterable[tuple[str, User]], channel: Channel) -> dict[str, dict[int, Pace]]:
    """What these people want of each kind: one query per kind."""
    by_kind: defaultdict[str, list[int]] = defaultdict(list)
    for kind, reader in readers:
        by_kind[kind].append(reader.pk)
    return {kind: wants_of(ids, kind, channel) for kind, ids in by_kind.items()}


def _mail(one: QueuedMail, brand: Brand | None, wanted: Pace) -> Mail:
    letter = letter_of(
        kind_of(one.kind),
        one.to,
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
        url=one.action_url,
        **as_wanted(letter, wanted),
    )


def _notice(line: Line) -> Notice:
    with translation.override(line.reader.language):
        told = str(line.text)
    return Notice(
        id=new_id(), key=line.key, kind=line.kind, reader=line.reader, text=told[:300], url=line.url
    )
