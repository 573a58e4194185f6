"""Sending a queued mail exactly as far as a mail can be: taken by one worker, sent outside
any transaction, settled afterwards. A worker that dies in between leads to the same
Message-ID being sent again, which mail servers recognise."""

from datetime import timedelta
from smtplib import SMTPDataError, SMTPException, SMTPRecipientsRefused
from uuid import UUID

import structlog
from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.db.models import F

from ouvrage.brands.sites import site_url
from ouvrage.journal.services import record
from ouvrage.kit.jobs import enqueue
from ouvrage.kit.time import now
from ouvrage.kit.transitions import move
from ouvrage.notifications import facts
from ouvrage.notifications.delivery.hearing import Word, hear, is_doubtful
from ouvrage.notifications.delivery.models import Heard
from ouvrage.notifications.delivery.providers import headers_for
from ouvrage.notifications.kinds import Channel, kinds
from ouvrage.notifications.models import Mail
from ouvrage.notifications.preferences import wants
from ouvrage.notifications.states import MailState, Pace

TAKEN_FOR = timedelta(minutes=5)
LAST_TRY = 8
DOUBTFUL_ADDRESS = "doubtful_address"
ADDRESS_OF_NOBODY = "Ouvrage <bonjour@localhost>"

log = structlog.get_logger()


def send_mail(*, mail_id: UUID) -> None:
    """Take the mail, hand it to the mail server, note what became of it."""
    mail = take_mail(mail_id=mail_id)
    if mail is None:
        return
    try:
        message = message_of(mail)
        message.send()
    except (SMTPException, OSError) as trouble:
        settle_failure(mail_id=mail_id, tries=mail.tries, trouble=trouble)
    else:
        settle_sent(mail_id=mail_id, answer=getattr(message, "answer", ""))


@transaction.atomic
def take_mail(*, mail_id: UUID) -> Mail | None:
    """Reserve a mail whose moment has come, or nothing when another worker has it, or when its
    reader has stopped such mails since it was queued.

    One conditional update decides: the second worker waits for the first, then finds that
    the moment has moved ahead.
    """
    moment = now()
    waiting = Mail.objects.filter(pk=mail_id, state=MailState.QUEUED, due_at__lte=moment)
    taken = waiting.update(due_at=moment + TAKEN_FOR, tries=F("tries") + 1)
    if not taken:
        return None
    mail = Mail.objects.select_related("brand").get(pk=mail_id)
    hindrance = what_hinders(mail)
    if hindrance is not None:
        move(mail, MailState.STOPPED, by=None, text="", html="", error=hindrance)
        return None
    return mail


def what_hinders(mail: Mail) -> str | None:
    """Why a mail that may be stopped does not leave after all: its reader has stopped such mails
    since it was queued, or his address is in doubt.
    """
    known = kinds.get(mail.kind)
    if mail.recipient_id is None or known is None or known.is_service:
        return None
    if wants(mail.recipient_id, mail.kind, Channel.MAIL) == Pace.NEVER:
        return ""
    return DOUBTFUL_ADDRESS if is_doubtful(mail.address) else None


@transaction.atomic
def settle_sent(*, mail_id: UUID, answer: str = "") -> None:
    """The mail server took it; what it answered is kept."""
    mail = Mail.objects.locked(pk=mail_id)
    if mail.state == MailState.QUEUED:
        words = {"text": "", "html": ""} if mail.is_secret else {}
        move(mail, MailState.SENT, by=None, sent_at=now(), error="", **words)
        accepted = Word(f"{mail_id}:{mail.tries}", mail_id, Heard.ACCEPTED, now(), answer)
        hear(source="smtp", words=[accepted])


@transaction.atomic
def settle_failure(*, mail_id: UUID, tries: int, trouble: Exception) -> None:
    """Try again later, each time after a longer wait; give up after the last try.

    Then: notifications.send again after 1, 2, 4, 8… minutes; notifications.mail_refused when
    the server knows no such address.
    """
    mail = Mail.objects.locked(pk=mail_id)
    if mail.state != MailState.QUEUED:
        return
    log.warning("mail.not_sent", mail_id=str(mail_id), tries=tries, trouble=type(trouble).__name__)
    mail.error = _told(trouble)
    if tries >= LAST_TRY or _is_final(trouble):
        move(mail, MailState.FAILED, by=None, error=mail.error)
        if isinstance(trouble, SMTPRecipientsRefused):
            record(facts.REFUSED, subject=mail, actor=None, kind=mail.kind)
            refused = Word(f"{mail_id}:{tries}", mail_id, Heard.HARD_BOUNCE, now(), mail.error)
            hear(source="smtp", words=[refused])
        return
    mail.due_at = now() + timedelta(minutes=2 ** (tries - 1))
    mail.save(update_fields=["due_at", "error"])
    enqueue("notifications.send", key=f"mail:{mail_id}", at=mail.due_at, mail_id=str(mail_id))


def message_of(mail: Mail) -> EmailMultiAlternatives:
    """The message as it leaves; the same Message-ID at each try."""
    sender = mail.brand.sender if mail.brand else ADDRESS_OF_NOBODY
    domain = sender.rpartition("@")[2].rstrip(">")
    message = EmailMultiAlternatives(
        subject=mail.subject,
        body=mail.text,
        from_email=sender,
        to=[mail.address],
        reply_to=[mail.reply_to] if mail.reply_to else None,
        headers={
            "Message-ID": f"<{mail.pk}@{domain}>",
            "Auto-Submitted": "auto-generated",
            "Content-Language": mail.language,
            **_unsubscribing(mail),
            **headers_for(str(mail.pk)),
        },
    )
    message.attach_alternative(mail.html, "text/html")
    return message


def _unsubscribing(mail: Mail) -> dict[str, str]:
    """By which mail programs stop this kind of mail in one click (RFC 8058)."""
    if not mail.unsubscribe:
        return {}
    return {
        "List-Unsubscribe": f"<{site_url(mail.brand, mail.unsubscribe)}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }


def _told(trouble: Exception) -> str:
    """What the server answered, without the addresses that it repeats."""
    if isinstance(trouble, SMTPRecipientsRefused):
        return " ".join(str(code) for code, _text in trouble.recipients.values())[:300]
    code = getattr(trouble, "smtp_code", "")
    return f"{type(trouble).__name__} {code}".strip()[:300]


def _is_final(trouble: Exception) -> bool:
    """Whether the server said never (5xx) about this address or this message."""
    if isinstance(trouble, SMTPRecipientsRefused):
        return all(code >= 500 for code, _text in trouble.recipients.values())
    return isinstance(trouble, SMTPDataError) and trouble.smtp_code >= 500
