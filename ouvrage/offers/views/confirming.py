"""What an act on an offer means, said before it is done: title, consequence, button."""

from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ouvrage.offers.models import Offer
from ouvrage.ui.text import money

ACTS: dict[str, tuple[Promise, Promise, Promise, str]] = {
    "select": (
        _("Choose %(company)s?"),
        _(
            "You choose the offer of %(company)s at %(price)s excl. VAT. The contract is "
            "drawn from it at "
            "once, for both of you to read and sign. Nothing is binding before both "
            "signatures: until then "
            "you may go back on your choice. The other offers are kept in reserve and "
            "their authors told."
        ),
        _("Choose this offer"),
        "primary",
    ),
    "unselect": (
        _("Go back on your choice?"),
        _(
            "The contract with %(company)s is abandoned, unsigned. Your project is open "
            "to offers again and "
            "the other offers are where you left them. %(company)s stays in the running "
            "and is told."
        ),
        _("Open my project again"),
        "danger",
    ),
    "decline": (
        _("Turn down the offer of %(company)s?"),
        _(
            "%(company)s reads your reason at once. You may come back to this offer "
            "while your project is open."
        ),
        _("Turn down this offer"),
        "danger",
    ),
    "withdraw": (
        _("Withdraw your offer?"),
        _(
            "The client can no longer choose it and is told. The offre credit is not "
            "given back; you may send "
            "another offer on “%(title)s” without spending a credit, as long as the "
            "project is open."
        ),
        _("Withdraw my offer"),
        "danger",
    ),
}


def confirm_page(act: str, offer: Offer) -> dict[str, Any]:
    """What `offers/confirm.html` needs for this act on this offer."""
    names = {
        "company": offer.company.name,
        "title": offer.project.title,
        "price": money(offer.price),
    }
    title, consequence, label, kind = ACTS[act]
    return {
        "offer": offer,
        "project": offer.project,
        "title": str(title) % names,
        "consequence": str(consequence) % names,
        "label": label,
        "kind": kind,
        "back": reverse("offers:read", args=[offer.pk]),
    }
