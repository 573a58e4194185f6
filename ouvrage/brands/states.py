"""The life of a decision that takes two people."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from ouvrage.kit.transitions import Moves


class DecisionState(TextChoices):
    """Where a decision stands."""

    ASKED = "asked", _("waiting for a second person")
    APPROVED = "approved", _("approved")
    DECLINED = "declined", _("turned down")
    WITHDRAWN = "withdrawn", _("withdrawn")


DECISION_MOVES = Moves(
    {
        DecisionState.ASKED: {
            DecisionState.APPROVED,
            DecisionState.DECLINED,
            DecisionState.WITHDRAWN,
        },
    }
)
