"""The life of a written promise."""

from django.db import models
from django.utils.translation import pgettext_lazy

from ouvrage.kit.transitions import Moves


class CommitmentState(models.TextChoices):
    """Where a promise stands."""

    WAITING = "waiting", pgettext_lazy("promise", "waits for a colleague")
    GIVEN = "given", pgettext_lazy("promise", "given")
    DECLINED = "declined", pgettext_lazy("promise", "turned down")


COMMITMENT_MOVES = Moves(
    {CommitmentState.WAITING: {CommitmentState.GIVEN, CommitmentState.DECLINED}}
)
