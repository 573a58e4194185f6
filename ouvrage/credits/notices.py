"""What companies are told about their credits."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime, time

from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from ouvrage.accounts.models import Company
from ouvrage.credits.models import CreditKind, Goodwill, Grant
from ouvrage.kit.time import PARIS
from ouvrage.notifications.mails import queue_mail
from ouvrage.notifications.notices import notify


def tell_expiry(company: Company, day: date, grants: Iterable[Grant]) -> None:
    """One mail and one line to each member, for all that expires that day; once."""
    counts: Counter[str] = Counter()
    for grant in grants:
        counts[grant.kind] += grant.left
    amounts = [(counts[kind], kind.label) for kind in CreditKind if counts[kind]]
    total = sum(counts.values())
    key = f"credits.expiring:{company.pk}:{day}"
    line = format_lazy(_("Credits that expire on {day}: {total}."), day=f"{day:%d/%m}", total=total)
    for member in company.members.filter(is_active=True):
        queue_mail(
            kind="credits.expiring",
            key=f"{key}:{member.pk}",
            to=member,
            context={"amounts": amounts, "day": datetime.combine(day, time(12), PARIS)},
            action_url=reverse("projects:list"),
        )
        notify(
            kind="credits.expiring",
            key=f"{key}:{member.pk}",
            reader=member,
            text=line,
            url=reverse("credits:ledger"),
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
