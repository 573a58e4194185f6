"""A file on its way: how much of it has arrived."""

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from ouvrage.kit.db import LockingQuerySet
from ouvrage.kit.time import now


class PartialUpload(models.Model):
    """One file that somebody is sending; its bytes lie in a part file until the last has come.

    `place` names where it goes ("report:12"); `stored` is what it became.
    """

    id = models.UUIDField(primary_key=True)
    place = models.CharField(max_length=80)
    owner = models.ForeignKey("accounts.User", models.CASCADE, null=True, related_name="+")
    name = models.CharField(max_length=255)
    size = models.BigIntegerField()
    received = models.BigIntegerField(default=0)
    started_at = models.DateTimeField(default=now, db_default=Now())
    stored = models.ForeignKey("messaging.StoredFile", models.SET_NULL, null=True, related_name="+")

    objects = LockingQuerySet["PartialUpload"].as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(name="upload_not_empty", condition=Q(size__gt=0)),
            models.CheckConstraint(
                name="upload_within_its_size",
                condition=Q(received__gte=0, received__lte=F("size")),
            ),
        ]
        indexes = [models.Index(name="upload_started", fields=["started_at"])]

    def __str__(self) -> str:
        return f"{self.name} → {self.place}"

    @property
    def is_whole(self) -> bool:
        return self.received == self.size
