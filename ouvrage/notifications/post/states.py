"""The life of a letter on paper, and of the batch it is printed in."""

from django.db import models
from django.utils.translation import pgettext_lazy

from ouvrage.kit.transitions import Moves


class LetterState(models.TextChoices):
    """Where a letter stands."""

    WAITING = "waiting", pgettext_lazy("letter", "to be printed")
    PRINTED = "printed", pgettext_lazy("letter", "printed")
    POSTED = "posted", pgettext_lazy("letter", "posted")
    RETURNED = "returned", pgettext_lazy("letter", "came back")
    CANCELLED = "cancelled", pgettext_lazy("letter", "not printed")


LETTER_MOVES = Moves(
    {
        LetterState.WAITING: {LetterState.PRINTED, LetterState.CANCELLED},
        LetterState.PRINTED: {LetterState.POSTED, LetterState.WAITING},
        LetterState.POSTED: {LetterState.RETURNED},
    }
)

TONES = {
    LetterState.WAITING: "wait",
    LetterState.PRINTED: "wait",
    LetterState.POSTED: "good",
    LetterState.RETURNED: "bad",
    LetterState.CANCELLED: "neutral",
}
