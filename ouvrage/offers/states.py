"""The life of an offer."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from ouvrage.kit.transitions import Moves


class OfferState(models.TextChoices):
    """Where an offer stands."""

    SENT = "sent", _("sent")
    SHORTLISTED = "shortlisted", _("shortlisted")
    SELECTED = "selected", _("selected")
    DECLINED = "declined", _("declined")
    WITHDRAWN = "withdrawn", _("withdrawn")
    CLOSED = "closed", _("closed without a choice")


S = OfferState

OFFER_MOVES = Moves(
    {
        S.SENT: {S.SHORTLISTED, S.SELECTED, S.DECLINED, S.WITHDRAWN, S.CLOSED},
        S.SHORTLISTED: {S.SENT, S.SELECTED, S.DECLINED, S.WITHDRAWN, S.CLOSED},
        S.SELECTED: {S.WITHDRAWN, S.CLOSED, S.SENT},
        S.DECLINED: {S.SENT},
    }
)

LIVE = frozenset({S.SENT, S.SHORTLISTED, S.SELECTED})
