"""What a company could try next, read off its own figures only; never a reproach."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ouvrage.growth.gains import Gains

OFFERS_ENOUGH = 3


def hints(whole: Gains) -> list[Promise]:
    """The sentences that its own figures bear out, most useful first."""
    found: list[tuple[bool, Promise]] = [
        (
            bool(whole.spent) and not whole.credits,
            _("No credit was used in these months: a pause or a smaller plan may fit better."),
        ),
        (
            bool(whole.credits) and not whole.offers,
            _("Credits were used, no offer was sent: an offer credit lets you make one."),
        ),
        (
            whole.offers >= OFFERS_ENOUGH and not whole.selections,
            _("No offer was selected yet: the reasons clients gave stand beside each offer."),
        ),
        (
            whole.selections > whole.signed,
            _("You were selected more often than contracts were signed: look at those waiting."),
        ),
    ]
    return [sentence for applies, sentence in found if applies]
