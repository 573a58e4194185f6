"""The day's digest: one mail instead of all those that a person wants once a day."""

from collections.abc import Iterable
from datetime import datetime, time

from django.db import transaction
from django.urls import reverse
from django.utils.functional import Promise

from ouvrage.accounts.models import User
from ouvrage.kit.time import PARIS, now, today
from ouvrage.kit.transitions import move
from ouvrage.notifications.kinds import kinds
from ouvrage.notifications.mails import queue_mail
from ouvrage.notifications.models import Mail
from ouvrage.notifications.states import MailState

MORNING = time(8)
"""The hour of Paris from which a day's digest leaves; what comes later is for the next day."""


def due() -> list[int]:
    """Who has mails that wait since before this morning."""
    waiting = Mail.objects.filter(state=MailState.GATHERED, queued_at__lt=_morning())
    if now() < _morning():
        return []
    return list(waiting.values_list("recipient", flat=True).distinct().order_by("recipient"))


@transaction.atomic
def write_digest(*, person_id: int) -> Mail | None:
    """One mail for all that was gathered before this morning; a second worker finds nothing.

    Then: the mail `notifications.digest`, and each gathered mail is told.
    """
    waiting = Mail.objects.filter(
        recipient=person_id, state=MailState.GATHERED, queued_at__lt=_morning()
    )
    gathered = list(waiting.select_for_update(no_key=True).order_by("queued_at"))
    if not gathered:
        return None
    mail = queue_mail(
        kind="notifications.digest",
        key=f"digest:{person_id}:{today()}",
        to=User.objects.get(pk=person_id),
        context={"headings": headings(gathered), "count": len(gathered), "day": now()},
        action_url=reverse("notifications:notices"),
        brand=gathered[0].brand,
    )
    for one in gathered:
        move(one, MailState.DIGESTED, by=None)
    return mail


def headings(gathered: Iterable[Mail]) -> list[tuple[str | Promise, list[Mail]]]:
    """The gathered mails under their headings, in the order of the preferences' page."""
    by_heading: dict[str, list[Mail]] = {}
    for mail in gathered:
        known = kinds.get(mail.kind)
        by_heading.setdefault(known.group.code if known else "", []).append(mail)
    return [(kinds[mails[0].kind].group.name, mails) for code, mails in by_heading.items() if code]


def _morning() -> datetime:
    return datetime.combine(today(), MORNING, PARIS)
