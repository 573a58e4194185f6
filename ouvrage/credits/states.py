"""The life of a gesture: asked by one member of staff, given or declined."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from ouvrage.kit.transitions import Moves


class GoodwillState(models.TextChoices):
    """Where a gesture stands."""

    ASKED = "asked", _("waits for a colleague")
    GIVEN = "given", _("given")
    DECLINED = "declined", _("declined")


GOODWILL_MOVES = Moves({GoodwillState.ASKED: {GoodwillState.GIVEN, GoodwillState.DECLINED}})
