"""The life of a newsletter."""

from django.db import models
from django.utils.translation import pgettext_lazy

from ouvrage.kit.transitions import Moves


class NewsletterState(models.TextChoices):
    """Where a newsletter stands."""

    DRAFT = "draft", pgettext_lazy("newsletter", "draft")
    ASKED = "asked", pgettext_lazy("newsletter", "waits for a second person")
    PLANNED = "planned", pgettext_lazy("newsletter", "leaves in ten minutes")
    SENDING = "sending", pgettext_lazy("newsletter", "being sent")
    PAUSED = "paused", pgettext_lazy("newsletter", "paused")
    SENT = "sent", pgettext_lazy("newsletter", "sent")
    STOPPED = "stopped", pgettext_lazy("newsletter", "stopped")


NEWSLETTER_MOVES = Moves(
    {
        NewsletterState.DRAFT: {NewsletterState.ASKED, NewsletterState.PLANNED},
        NewsletterState.ASKED: {NewsletterState.PLANNED, NewsletterState.DRAFT},
        NewsletterState.PLANNED: {NewsletterState.SENDING, NewsletterState.DRAFT},
        NewsletterState.SENDING: {
            NewsletterState.PAUSED,
            NewsletterState.SENT,
            NewsletterState.STOPPED,
        },
        NewsletterState.PAUSED: {NewsletterState.SENDING, NewsletterState.STOPPED},
    }
)
TONES = {
    NewsletterState.DRAFT: "neutral",
    NewsletterState.ASKED: "wait",
    NewsletterState.PLANNED: "wait",
    NewsletterState.SENDING: "info",
    NewsletterState.PAUSED: "wait",
    NewsletterState.SENT: "good",
    NewsletterState.STOPPED: "bad",
}
