"""Queueing a mail, inside the transaction of whatever causes it."""

from typing import Any

from django.urls import reverse

from ouvrage.accounts.models import User
from ouvrage.brands.models import Brand
from ouvrage.brands.queries import default_brand
from ouvrage.kit.db import require_transaction
from ouvrage.kit.ids import new_id
from ouvrage.kit.jobs import enqueue
from ouvrage.kit.time import now
from ouvrage.notifications.kinds import Channel, Kind, kind_of
from ouvrage.notifications.letters import Letter, render_letter
from ouvrage.notifications.models import Mail
from ouvrage.notifications.post.queueing import post_too
from ouvrage.notifications.preferences import wants
from ouvrage.notifications.quiet import free_moment
from ouvrage.notifications.states import MailState, Pace
from ouvrage.notifications.stopping import stop_path

INSTEAD = {Pace.NEVER: MailState.STOPPED, Pace.DAILY: MailState.GATHERED}


def queue_mail(
    *,
    kind: str,
    key: str,
    to: User,
    context: dict[str, Any] | None = None,
    action_url: str = "",
    project_id: int | None = None,
    brand: Brand | None = None,
    secret: bool = False,
    reply_to: str = "",
) -> Mail:
    """Write one mail to one person, once per key, and have it sent after the commit.

    `kind` "offers.received" is filled from the template `offers/mail/received.txt`;
    `key` names the fact and the reader ("offer:42:received:7"); `action_url` may be a
    path of the site; `reply_to` is where an answer by mail goes. The words of a secret mail (a
    one-time link or code) are forgotten once it has left. What the person does not want is written
    down and never leaves; what he may stop carries the link that stops it (RFC 8058). Who asked for
    letters gets what binds him on paper too. Must run inside the caller's transaction.
    """
    return queue_mail_to_address(
        kind=kind,
        key=key,
        address=to.email,
        language=to.language,
        recipient=to,
        context={"to": to, **(context or {})},
        action_url=action_url,
        project_id=project_id,
        brand=brand,
        secret=secret,
        reply_to=reply_to,
    )


def queue_mail_to_address(
    *,
    kind: str,
    key: str,
    address: str,
    language: str,
    recipient: User | None = None,
    context: dict[str, Any] | None = None,
    action_url: str = "",
    project_id: int | None = None,
    brand: Brand | None = None,
    secret: bool = False,
    reply_to: str = "",
) -> Mail:
    """The same for an address that is not (or not any more) the person's own."""
    require_transaction()
    known = Mail.objects.filter(key=key).first()
    if known is not None:
        return known
    brand = brand or default_brand()
    letter = letter_of(
        kind_of(kind),
        recipient,
        language=language,
        brand=brand,
        action_url=action_url,
        context={"reply_to": reply_to, **(context or {})},
    )
    wanted = wants(recipient.pk, kind, Channel.MAIL) if recipient else Pace.AT_ONCE
    due_at = free_moment(recipient.pk, kind) if recipient else now()
    mail = _written(
        letter,
        wanted,
        key=key,
        kind=kind,
        address=address,
        language=language,
        recipient=recipient,
        project_id=project_id,
        brand=brand,
        is_secret=secret,
        url="" if secret else action_url,
        reply_to=reply_to,
        due_at=due_at,
    )
    if mail.state == MailState.QUEUED:
        later = due_at if due_at > now() else None
        enqueue("notifications.send", key=f"mail:{mail.pk}", at=later, mail_id=str(mail.pk))
    return mail


def letter_of(known: Kind, recipient: User | None, **details: Any) -> Letter:
    """The words of a kind of mail, with why one gets it and, where one may, how to stop it."""
    return render_letter(
        template_of(known.name),
        reason=known.group.why if recipient else "",
        preferences_url=reverse("notifications:preferences") if recipient else "",
        unsubscribe_url=stop_path(recipient, known) if recipient else "",
        **details,
    )


def as_wanted(letter: Letter, wanted: Pace) -> dict[str, Any]:
    """The columns of a mail that leaves, or of one that its reader does not want by itself."""
    if wanted in INSTEAD:
        return {"subject": letter.subject, "state": INSTEAD[wanted]}
    return {
        "subject": letter.subject,
        "text": letter.text,
        "html": letter.html,
        "unsubscribe": letter.unsubscribe,
    }


def _written(letter: Letter, wanted: Pace, *, key: str, **fields: Any) -> Mail:
    details = {"id": new_id(), **as_wanted(letter, wanted), **fields}
    mail, is_new = Mail.objects.get_or_create(key=key, defaults=details)
    if is_new:
        post_too([mail])
    return mail


def template_of(kind: str) -> str:
    """The file of a kind of mail."""
    app, _dot, name = kind.partition(".")
    return f"{app}/mail/{name}.txt"
