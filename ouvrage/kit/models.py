"""The trace of every state change, and nothing of the business."""

from typing import ClassVar

from django.db import models
from django.db.models.functions import Now

from ouvrage.kit.time import now


class Trace(models.Model):
    """One step of one row's life cycle: from where, to where, by whom, when."""

    append_only: ClassVar[bool] = True

    row = models.CharField(max_length=60)
    row_id = models.CharField(max_length=40)
    source = models.CharField(max_length=30)
    target = models.CharField(max_length=30)
    by_id = models.BigIntegerField(null=True)
    at = models.DateTimeField(default=now, db_default=Now())

    class Meta:
        indexes = [models.Index(name="trace_of_a_row", fields=["row", "row_id", "id"])]

    def __str__(self) -> str:
        return f"{self.row} {self.row_id}: {self.source} → {self.target}"
