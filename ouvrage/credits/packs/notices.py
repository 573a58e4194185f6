"""Letters to the members of a company about a pack it ordered."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ouvrage.credits.models import PackOrder
from ouvrage.credits.packs.rules import withdrawable_until
from ouvrage.kit.money import Money
from ouvrage.notifications.mails import queue_mail
from ouvrage.notifications.models import Mail
from ouvrage.notifications.notices import notify
from ouvrage.payments.causes import cause_words


def tell_paid(order: PackOrder, counts: Mapping[str, int], until: date) -> None:
    """What was given, until when, and how to withdraw: the proof to keep."""
    context = {
        "counts": counts,
        "until": until,
        "paid": order.ttc,
        "withdrawable_until": withdrawable_until(order),
    }
    _write(order, "pack_paid", str(order.round), _("The credits of your pack are there."), context)


def tell_refused(order: PackOrder, cause: str, tries: int) -> bool:
    """Why the bank refused, and what stays; False when that try was told already."""
    key = f"refused:{tries}"
    if Mail.objects.filter(key__startswith=_key(order, "pack_refused", key)).exists():
        return False
    context = {"cause": cause_words(cause)}
    line = _("The payment of your pack was refused; you owe nothing.")
    _write(order, "pack_refused", key, line, context)
    return True


def tell_withdrawn(order: PackOrder, refund_cents: int) -> None:
    context = {"refund": Money(refund_cents)}
    line = _("You withdrew from your pack: it is refunded.")
    _write(order, "pack_withdrawn", "", line, context)


def tell_returned(order: PackOrder, taken: int, owed_cents: int) -> None:
    """How many credits went, and what stays due for those that were spent."""
    context = {"taken": taken, "owed": Money(owed_cents)}
    line = _("Your bank took back the payment of a pack: its unspent credits are gone.")
    _write(order, "pack_returned", str(order.round), line, context)


def _key(order: PackOrder, name: str, key: str) -> str:
    return f"credits.{name}:{order.pk}:{key}:"


def _write(
    order: PackOrder, name: str, key: str, line: str | Promise, context: dict[str, Any]
) -> None:
    """A mail and a line to each active member, once per key."""
    url = reverse("credits:order", args=[order.pk])
    for member in order.company.members.filter(is_active=True).order_by("pk"):
        once = f"{_key(order, name, key)}{member.pk}"
        queue_mail(
            kind=f"credits.{name}",
            key=once,
            to=member,
            context={"order": order, **context},
            action_url=url,
            brand=order.brand,
        )
        notify(kind=f"credits.{name}", key=once, reader=member, text=line, url=url)
