"""The life of a mail that answers a message."""

from enum import StrEnum

from django.db import models
from django.utils.translation import pgettext_lazy

from ouvrage.kit.transitions import Moves


class ReplyState(models.TextChoices):
    """Where it stands."""

    RECEIVED = "received", pgettext_lazy("reply", "received")
    POSTED = "posted", pgettext_lazy("reply", "posted")
    REFUSED = "refused", pgettext_lazy("reply", "sent back")
    DROPPED = "dropped", pgettext_lazy("reply", "left aside")


REPLY_MOVES = Moves(
    {ReplyState.RECEIVED: {ReplyState.POSTED, ReplyState.REFUSED, ReplyState.DROPPED}}
)


class Why(StrEnum):
    """Why a mail was left aside without a word to anybody."""

    OTHER_SENDER = "other_sender"
    AUTOMATIC = "automatic"
    BOUNCE = "bounce"
    TOO_MANY = "too_many"
    NOBODY = "nobody"
