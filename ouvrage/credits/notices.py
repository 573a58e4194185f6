"""What companies are told about their credits."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from ouvrage.accounts.models import User
from ouvrage.credits.models import CreditKind, Goodwill, Grant
from ouvrage.kit.time import PARIS
from ouvrage.notifications.bulk import Line, QueuedMail, notify_many, queue_mails
from ouvrage.notifications.mails import queue_mail
from ouvrage.notifications.notices import notify


@dataclass(frozen=True, slots=True)
class Expiring:
    """What one member of a company is told: how much of each kind ends on that day."""

    member: User
    key: str
    day: date
    counts: Mapping[str, int]


def tell_expiries(expiring: Sequence[Expiring]) -> None:
    """One mail and one line to each member, for all that expires that day; once per key."""
    url = reverse("credits:ledger")
    queue_mails(
        QueuedMail(
            kind="credits.expiring",
            key=one.key,
            to=one.member,
            context={"counts": one.counts, "day": datetime.combine(one.day, time(12), PARIS)},
            action_url=reverse("projects:list"),
        )
        for one in expiring
    )
    notify_many(
        Line(
            kind="credits.expiring",
            key=one.key,
            reader=one.member,
            text=format_lazy(
                _("Credits that expire on {day}: {total}."),
                day=f"{one.day:%d/%m}",
                total=sum(one.counts.values()),
            ),
            url=url,
        )
        for one in expiring
    )


def tell_gesture(gesture: Goodwill, grant: Grant) -> None:
    """A mail and a line to each member: what was given, why, until when."""
    line = ngettext_lazy(
        "A credit was given to you.", "%(count)d credits were given to you.", "count"
    )
    for member in gesture.company.members.filter(is_active=True):
        key = f"credits.gesture:{gesture.pk}:{member.pk}"
        queue_mail(
            kind="credits.gesture",
            key=key,
            to=member,
            context={
                "count": gesture.count,
                "kind": CreditKind(gesture.kind).label,
                "reason": gesture.reason,
                "until": grant.expires_at,
            },
            action_url=reverse("credits:ledger"),
        )
        notify(
            kind="credits.gesture",
            key=key,
            reader=member,
            text=line % {"count": gesture.count},
            url=reverse("credits:ledger"),
        )


def tell_declined(gesture: Goodwill) -> None:
    """Whoever asked reads why it was declined, unless he withdrew it himself."""
    if gesture.decided_by_id == gesture.asked_by_id:
        return
    notify(
        kind="credits.goodwill_declined",
        key=f"credits.goodwill_declined:{gesture.pk}",
        reader=gesture.asked_by,
        text=format_lazy(
            _("Your gesture for {company} was declined: {reason}"),
            company=gesture.company.name,
            reason=gesture.answer,
        ),
        url=reverse("credits:goodwill"),
    )
