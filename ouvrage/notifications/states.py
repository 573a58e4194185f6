"""The life of a mail."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from ouvrage.kit.transitions import Moves


class MailState(models.TextChoices):
    """Where a mail stands."""

    QUEUED = "queued", _("waiting")
    SENT = "sent", _("sent")
    FAILED = "failed", _("failed")
    CANCELLED = "cancelled", _("cancelled")


MAIL_MOVES = Moves({MailState.QUEUED: {MailState.SENT, MailState.FAILED, MailState.CANCELLED}})

TONES = {
    MailState.QUEUED: "wait",
    MailState.SENT: "good",
    MailState.FAILED: "bad",
    MailState.CANCELLED: "neutral",
}
