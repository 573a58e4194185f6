"""How the answers are worded for each side."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ouvrage.followup.surveys.models import Became, Side

CHOICES: dict[str, list[tuple[str, Promise]]] = {
    Side.CLIENT: [
        (Became.HERE, _("It is done, or under way, with a provider of this site")),
        (Became.OUTSIDE, _("It is done, or under way, with somebody else")),
        (Became.LOOKING, _("I am still looking for somebody")),
        (Became.POSTPONED, _("I put it off")),
        (Became.ABANDONED, _("I gave it up")),
    ],
    Side.PROVIDER: [
        (Became.HERE, _("I am doing it, or have done it")),
        (Became.OUTSIDE, _("Somebody else is doing it")),
        (Became.LOOKING, _("The client is still looking")),
        (Became.POSTPONED, _("The client put it off")),
        (Became.ABANDONED, _("The client gave it up")),
        (Became.UNKNOWN, _("I do not know")),
    ],
}
"""In the order in which they are offered."""
