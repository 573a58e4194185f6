"""Whom a change of these numbers touches."""

from django.utils.translation import ngettext

from ouvrage.brands.previews import Change, touches
from ouvrage.offers.models import Offer
from ouvrage.offers.parameters import HIGHEST_PRICE, LONGEST_DELIVERY

FIELDS = {HIGHEST_PRICE.key: "price_cents", LONGEST_DELIVERY.key: "delivery_days"}


@touches(*FIELDS)
def offers_beyond(change: Change) -> str:
    """Live offers above the new bound: they stay as they were sent."""
    count = Offer.objects.live().filter(**{f"{FIELDS[change.key]}__gt": change.after}).count()
    return ngettext(
        "{count} live offer lies above it and stays as it was sent; new versions keep within.",
        "{count} live offers lie above it and stay as they were sent; new versions keep within.",
        count,
    ).format(count=count)
