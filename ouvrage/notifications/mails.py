"""Queueing a mail, inside the transaction of whatever causes it."""

from typing import Any

from ouvrage.accounts.models import User
from ouvrage.brands.models import Brand
from ouvrage.brands.queries import default_brand
from ouvrage.kit.db import require_transaction
from ouvrage.kit.ids import new_id
from ouvrage.kit.jobs import enqueue
from ouvrage.notifications.letters import Letter, render_letter
from ouvrage.notifications.models import Mail


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
    unsubscribe: str = "",
) -> Mail:
    """Write one mail to one person, once per key, and have it sent after the commit.

    `kind` "offers.received" is filled from the template `offers/mail/received.txt`;
    `key` names the fact and the reader ("offer:42:received:7"); `action_url` may be a
    path of the site. The words of a secret mail (a one-time link or code) are forgotten
    once it has left. `unsubscribe` is the path at which mail programs post to stop this kind
    (RFC 8058). Must run inside the caller's transaction.
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
        unsubscribe=unsubscribe,
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
    unsubscribe: str = "",
) -> Mail:
    """The same for an address that is not (or not any more) the person's own."""
    require_transaction()
    known = Mail.objects.filter(key=key).first()
    if known is not None:
        return known
    brand = brand or default_brand()
    letter = render_letter(
        template_of(kind),
        language=language,
        brand=brand,
        action_url=action_url,
        context=context or {},
        unsubscribe_url=unsubscribe,
    )
    mail = _written(
        letter,
        key=key,
        kind=kind,
        address=address,
        language=language,
        recipient=recipient,
        project_id=project_id,
        brand=brand,
        is_secret=secret,
        unsubscribe=unsubscribe,
    )
    enqueue("notifications.send", key=f"mail:{mail.pk}", mail_id=str(mail.pk))
    return mail


def _written(letter: Letter, *, key: str, **fields: Any) -> Mail:
    details = {
        "id": new_id(),
        "subject": letter.subject,
        "text": letter.text,
        "html": letter.html,
        **fields,
    }
    mail, _created = Mail.objects.get_or_create(key=key, defaults=details)
    return mail


def template_of(kind: str) -> str:
    """The file of a kind of mail."""
    app, _dot, name = kind.partition(".")
    return f"{app}/mail/{name}.txt"
