"""Keeping what is said of a mail: once, in any order, with what follows from it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import structlog
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from ouvrage.accounts.models import User
from ouvrage.journal.services import record
from ouvrage.kit.time import now
from ouvrage.notifications import facts
from ouvrage.notifications.choosing import choose
from ouvrage.notifications.delivery.models import DoubtfulAddress, Heard, MailEvent
from ouvrage.notifications.kinds import Channel, kinds
from ouvrage.notifications.models import Mail
from ouvrage.notifications.notices import notify
from ouvrage.notifications.states import Pace

WEIGHT = list(Heard)
DOUBTFUL = frozenset({Heard.HARD_BOUNCE, Heard.COMPLAINT})
IDENTIFIER = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
ADDRESS = re.compile(r"\S+@\S+")

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Word:
    """One thing that a server or a provider says, in our words."""

    key: str
    mail_id: UUID | None
    heard: Heard
    at: datetime
    answer: str = ""


def mail_named(*named: object) -> UUID | None:
    """The mail that a Message-ID or a provider's own field names, as we wrote it there."""
    for one in named:
        found = IDENTIFIER.search(str(one or ""))
        if found:
            return UUID(found.group())
    return None


@transaction.atomic
def hear(*, source: str, words: Iterable[Word]) -> int:
    """Keep what is new among these words; how many were new.

    The state of a mail is the weightiest word ever heard of it, so that repeats and a wrong
    order change nothing. Then: notifications.address_doubtful after a refusal for good or a
    complaint; an address is trusted again when a test mail arrives; a person who unsubscribed at
    the provider gets no more of that kind.
    """
    kept = 0
    for word in words:
        named = Mail.objects.filter(pk=word.mail_id) if word.mail_id else Mail.objects.none()
        mail = named.select_for_update(no_key=True).first()
        if mail is None:
            log.info("mail.word_about_nothing", source=source)
            continue
        kept += _keep(source, mail, word)
    return kept


def _keep(source: str, mail: Mail, word: Word) -> bool:
    answer = ADDRESS.sub("…", word.answer)[:300]
    if MailEvent.objects.filter(source=source, key=word.key).exists():
        return False
    MailEvent.objects.create(
        mail=mail, source=source, key=word.key, heard=word.heard, at=word.at, answer=answer
    )
    if not mail.heard or WEIGHT.index(word.heard) > WEIGHT.index(Heard(mail.heard)):
        mail.heard = word.heard
        mail.save(update_fields=["heard"])
    _follow(mail, word.heard, answer)
    return True


def _follow(mail: Mail, heard: Heard, answer: str) -> None:
    if heard in DOUBTFUL:
        doubt(mail=mail, why=heard, answer=answer)
    elif heard == Heard.DELIVERED and mail.kind == "notifications.test":
        trust(address=mail.address)
    elif heard == Heard.UNSUBSCRIBED and mail.recipient and mail.kind in kinds:
        choose(
            user=mail.recipient,
            about=mail.kind,
            channel=Channel.MAIL,
            pace=Pace.NEVER,
            way="provider",
        )


@transaction.atomic
def doubt(*, mail: Mail, why: Heard, answer: str = "") -> None:
    """From now on only service mails go to this address; its owner is told on the site.

    Then: notifications.address_doubtful.
    """
    _row, _new = DoubtfulAddress.objects.update_or_create(
        address=mail.address,
        defaults={"why": why, "answer": answer, "doubted_at": now(), "cleared_at": None},
    )
    record(facts.ADDRESS_DOUBTFUL, subject=mail, actor=None, why=str(why), kind=mail.kind)
    owner = User.objects.filter(email=mail.address.lower(), is_active=True).first()
    if owner is not None:
        notify(
            kind="notifications.address_doubtful",
            key=f"notifications.address_doubtful:{mail.pk}",
            reader=owner,
            text=_("Our mails no longer reach your address: see what to do."),
            url=reverse("notifications:mails"),
        )


@transaction.atomic
def trust(*, address: str) -> None:
    """The address was confirmed, or a test mail arrived: all mails go there again."""
    doubtful = DoubtfulAddress.objects.filter(address=address, cleared_at__isnull=True)
    doubtful.update(cleared_at=now())


def is_doubtful(address: str) -> bool:
    return DoubtfulAddress.objects.filter(address=address, cleared_at__isnull=True).exists()
