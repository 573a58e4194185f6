"""The life of a mail, and how soon a person wants a message."""

from django.db import models
from django.utils.translation import pgettext_lazy

from ouvrage.kit.transitions import Moves


class MailState(models.TextChoices):
    """Where a mail stands."""

    QUEUED = "queued", pgettext_lazy("mail", "waiting")
    SENT = "sent", pgettext_lazy("mail", "sent")
    FAILED = "failed", pgettext_lazy("mail", "failed")
    CANCELLED = "cancelled", pgettext_lazy("mail", "cancelled")
    STOPPED = "stopped", pgettext_lazy("mail", "not sent, as you wished")
    GATHERED = "gathered", pgettext_lazy("mail", "in the next digest")
    DIGESTED = "digested", pgettext_lazy("mail", "told in a digest")


class Pace(models.TextChoices):
    """How soon a person wants a kind of message by one channel."""

    AT_ONCE = "at_once", pgettext_lazy("pace", "At once")
    DAILY = "daily", pgettext_lazy("pace", "Once a day")
    NEVER = "never", pgettext_lazy("pace", "Never")


MAIL_MOVES = Moves(
    {
        MailState.QUEUED: {
            MailState.SENT,
            MailState.FAILED,
            MailState.CANCELLED,
            MailState.STOPPED,
        },
        MailState.GATHERED: {MailState.DIGESTED, MailState.STOPPED},
    }
)

TONES = {
    MailState.QUEUED: "wait",
    MailState.SENT: "good",
    MailState.FAILED: "bad",
    MailState.CANCELLED: "neutral",
    MailState.STOPPED: "neutral",
    MailState.GATHERED: "wait",
    MailState.DIGESTED: "good",
}
