"""The life of an offer."""

from django.db import models
from django.utils.translation import pgettext_lazy as _

from ouvrage.kit.transitions import Moves


class OfferState(models.TextChoices):
    """Where an offer stands."""

    SENT = "sent", _("offer", "sent")
    SHORTLISTED = "shortlisted", _("offer", "shortlisted")
    SELECTED = "selected", _("offer", "selected")
    DECLINED = "declined", _("offer", "declined")
    WITHDRAWN = "withdrawn", _("offer", "withdrawn")
    CLOSED = "closed", _("offer", "closed without a choice")
    EXPIRED = "expired", _("offer", "expired")


S = OfferState

OFFER_MOVES = Moves(
    {
        S.SENT: {S.SHORTLISTED, S.SELECTED, S.DECLINED, S.WITHDRAWN, S.CLOSED, S.EXPIRED},
        S.SHORTLISTED: {S.SENT, S.SELECTED, S.DECLINED, S.WITHDRAWN, S.CLOSED, S.EXPIRED},
        S.SELECTED: {S.WITHDRAWN, S.CLOSED, S.SENT, S.SHORTLISTED},
        S.DECLINED: {S.SENT},
        S.EXPIRED: {S.SENT, S.SHORTLISTED, S.WITHDRAWN},
    }
)

LIVE = frozenset({S.SENT, S.SHORTLISTED, S.SELECTED})
