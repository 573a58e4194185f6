"""Keeping a mail that answers a message; posting it, sending it back, leaving it aside."""

import hashlib
from datetime import timedelta
from email import policy
from email.parser import BytesHeaderParser
from uuid import UUID

import structlog
from allauth.account.models import EmailAddress
from django.db import transaction
from django.utils import translation

from ouvrage.accounts.models import User
from ouvrage.journal.services import record
from ouvrage.kit.errors import Refused
from ouvrage.kit.ids import new_id
from ouvrage.kit.jobs import enqueue
from ouvrage.kit.time import now
from ouvrage.kit.transitions import move
from ouvrage.messaging import facts
from ouvrage.messaging.errors import ReplyClosed, ReplyEmpty, ReplyTooLate
from ouvrage.messaging.models import IncomingReply, Message
from ouvrage.messaging.parameters import REPLIES_AN_HOUR, REPLY_DAYS
from ouvrage.messaging.replies import raw
from ouvrage.messaging.replies.addresses import Addressed, read_token, tokens_in
from ouvrage.messaging.replies.headers import addressed_to, header
from ouvrage.messaging.replies.notices import MOST_FILES, Unkept, beyond, send_back, tell_of_files
from ouvrage.messaging.replies.opening import Opened
from ouvrage.messaging.replies.states import ReplyState, Why
from ouvrage.messaging.replies.ways import Reply, Way, way_of

log = structlog.get_logger()


@transaction.atomic
def receive_reply(*, source: str, data: bytes, envelope: str = "") -> int:
    """Keep a mail once for each of our addresses that it answers; how many were new.

    The envelope says where it was really sent; without it the headers do. A mail to no address of
    ours is forgotten. Delivered twice, kept once (by its Message-ID). Then: a job settles it.
    """
    mail = BytesHeaderParser(policy=policy.default).parsebytes(data)
    tokens = list(tokens_in(envelope)) or list(tokens_in(*addressed_to(mail)))
    named = header(mail, "Message-ID").strip() or hashlib.sha256(data).hexdigest()
    kept = 0
    for token in tokens:
        addressed = read_token(token)
        key = hashlib.sha256(f"{token}\n{named}".encode("utf-8", "replace")).hexdigest()
        if addressed is not None:
            kept += _keep(addressed, source=source, token=token, key=key, data=data)
    if not kept:
        log.info("reply.nothing_new", source=source, addresses=len(tokens))
    return kept


@transaction.atomic
def settle_reply(*, reply_id: UUID, opened: Opened) -> IncomingReply:
    """Post what is new in a mail, send it back with the reason, or leave it aside.

    Asked twice, done once. Then: messaging.reply_posted, and whatever follows from the same
    message written on the page; messaging.reply_refused and a mail with every word of it; or
    messaging.reply_dropped, of which nobody is told.
    """
    related = ("answered__thread", "person__company")
    row = IncomingReply.objects.select_related(*related).locked(pk=reply_id)
    if row.state != ReplyState.RECEIVED:
        return row
    why = _why_left_aside(row, opened)
    if why is not None:
        _settle(row, ReplyState.DROPPED, why=why)
        record(facts.REPLY_DROPPED, subject=row, actor=None, why=str(why))
    else:
        with translation.override(row.person.language):
            _post_or_send_back(row, opened)
    transaction.on_commit(lambda: raw.erase(reply_id))
    return row


@transaction.atomic
def ask_again(*, reply_id: UUID) -> None:
    """Have a mail settled that still waits; leave any other alone."""
    row = IncomingReply.objects.locked(pk=reply_id)
    if row.state == ReplyState.RECEIVED:
        enqueue("messaging.settle_reply", key=f"reply:{row.pk}", reply_id=str(row.pk))


def _keep(addressed: Addressed, *, source: str, token: str, key: str, data: bytes) -> bool:
    """Bytes first, row second: a row without bytes cannot be, bytes without row are swept."""
    answered = Message.objects.filter(pk=addressed.message_id).first()
    person = User.objects.filter(pk=addressed.person_id).first()
    known = IncomingReply.objects.filter(key=key).exists()
    if known or answered is None or person is None:
        return False
    reply_id = new_id()
    raw.write(reply_id, data)
    details = {
        "id": reply_id,
        "source": source,
        "token": token,
        "answered": answered,
        "person": person,
    }
    row, is_new = IncomingReply.objects.get_or_create(key=key, defaults=details)
    if is_new:
        enqueue("messaging.settle_reply", key=f"reply:{row.pk}", reply_id=str(row.pk))
    else:
        raw.erase(reply_id)
    return is_new


def _why_left_aside(row: IncomingReply, opened: Opened) -> Why | None:
    if opened.machine is not None:
        return opened.machine
    if not row.person.is_active:
        return Why.NOBODY
    if opened.sender not in _addresses_of(row.person):
        return Why.OTHER_SENDER
    within = row.received_at - timedelta(hours=1)
    mine = IncomingReply.objects.filter(person=row.person, received_at__gt=within)
    return Why.TOO_MANY if mine.count() > REPLIES_AN_HOUR.value() else None


def _addresses_of(person: User) -> set[str]:
    """The address of the account, and others that were verified."""
    verified = EmailAddress.objects.filter(user=person, verified=True)
    return {
        person.email.lower(),
        *(email.lower() for email in verified.values_list("email", flat=True)),
    }


def _post_or_send_back(row: IncomingReply, opened: Opened) -> None:
    reply = Reply(row.pk, row.answered, row.person)
    way = way_of(reply)
    try:
        with transaction.atomic():  # a refusal leaves nothing behind
            unkept = _post(row, reply, way, opened)
    except Refused as refusal:
        _settle(row, ReplyState.REFUSED, why=refusal.code)
        record(facts.REPLY_REFUSED, subject=row, actor=row.person, why=refusal.code)
        send_back(row, opened, refusal, page=way.page(reply) if way else "")
        return
    _settle(row, ReplyState.POSTED)
    files = len(opened.files) - len(unkept)
    record(facts.REPLY_POSTED, subject=row, actor=row.person, files=files)
    if unkept and way is not None:
        tell_of_files(row, unkept, page=way.page(reply))


def _post(row: IncomingReply, reply: Reply, way: Way | None, opened: Opened) -> list[Unkept]:
    """Words first, then files one by one; those that were refused, with the reason."""
    addressed = read_token(row.token)
    if addressed is None or addressed.is_over:
        raise ReplyTooLate(days=REPLY_DAYS.value())
    if way is None:
        raise ReplyClosed
    if opened.words:
        way.post(reply, opened.words)
    unkept = [beyond(one.name) for one in opened.files[MOST_FILES:]]
    for attached in opened.files[:MOST_FILES]:
        try:
            with transaction.atomic():
                way.keep(reply, attached.as_upload())
        except Refused as refusal:
            unkept.append(Unkept(attached.name, refusal.text))
            if not opened.words and len(unkept) == len(opened.files):
                raise
    if not opened.words and not opened.files:
        raise ReplyEmpty
    return unkept


def _settle(row: IncomingReply, state: ReplyState, *, why: str = "") -> None:
    move(row, state, by=None, why=why, settled_at=now())
    log.info("reply.settled", reply_id=str(row.pk), state=str(state), why=why)
