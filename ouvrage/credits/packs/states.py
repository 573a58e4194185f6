"""The life of an order of a pack."""

from django.db import models
from django.utils.translation import pgettext_lazy as _

from ouvrage.kit.transitions import Moves


class PackOrderState(models.TextChoices):
    """Where an order stands."""

    AWAITING = "awaiting", _("pack", "to be paid")
    PAID = "paid", _("pack", "paid, credits given")
    VOID = "void", _("pack", "given up")
    WITHDRAWN = "withdrawn", _("pack", "withdrawn, refunded")
    RETURNED = "returned", _("pack", "money taken back by the bank")


# Money that the bank took back may still come a second time: what was taken back is given again.
PACK_ORDER_MOVES = Moves(
    {
        PackOrderState.AWAITING: {PackOrderState.PAID, PackOrderState.VOID},
        PackOrderState.PAID: {PackOrderState.WITHDRAWN, PackOrderState.RETURNED},
        PackOrderState.RETURNED: {PackOrderState.PAID},
    }
)
