"""The four criteria on which each side rates the other."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ouvrage.reviews.models import ReviewSide

CRITERIA: dict[str, tuple[Promise, ...]] = {
    ReviewSide.CLIENT: (
        _("Quality of the work"),
        _("Respect of dates"),
        _("Listening and advice"),
        _("Value for money"),
    ),
    ReviewSide.PROVIDER: (
        _("Clarity of the need"),
        _("Speed of answers"),
        _("Respect of what was agreed"),
        _("Payment"),
    ),
}
