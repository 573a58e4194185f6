"""The life of a mail."""

from django.db import models
from django.utils.translation import pgettext_lazy

from ouvrage.kit.transitions import Moves


class MailState(models.TextChoices):
    """Where a mail stands."""

    QUEUED = "queued", pgettext_lazy("mail", "waiting")
    SENT = "sent", pgettext_lazy("mail", "sent")
    FAILED = "failed", pgettext_lazy("mail", "failed")
    CANCELLED = "cancelled", pgettext_lazy("mail", "cancelled")


MAIL_MOVES = Moves({MailState.QUEUED: {MailState.SENT, MailState.FAILED, MailState.CANCELLED}})

TONES = {
    MailState.QUEUED: "wait",
    MailState.SENT: "good",
    MailState.FAILED: "bad",
    MailState.CANCELLED: "neutral",
}
