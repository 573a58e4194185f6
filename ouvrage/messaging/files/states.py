"""How far a file is: looked at, shown, or held back with its reason."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from ouvrage.kit.transitions import Moves


class FileState(models.TextChoices):
    """Who may open a file. What is not shown yet is its sender's alone."""

    CHECKING = "checking", _("being checked")
    SHOWN = "shown", _("shown")
    HELD = "held", _("held back")


FILE_MOVES = Moves(
    {
        FileState.CHECKING: {FileState.SHOWN, FileState.HELD},
        FileState.HELD: {FileState.SHOWN},
    }
)
