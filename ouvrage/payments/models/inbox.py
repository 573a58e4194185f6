"""What the payment provider tells by itself."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from ouvrage.kit.time import now


class Event(models.Model):
    """A signed message of a provider, kept once as it came; what it claims is asked again."""

    gateway = models.CharField(max_length=20)
    event_id = models.CharField(max_length=120)
    type = models.CharField(max_length=80)
    about = models.CharField(max_length=12, blank=True)
    object_id = models.CharField(max_length=120, blank=True)
    body = models.JSONField()
    received_at = models.DateTimeField(default=now, db_default=Now())
    handled_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(name="event_once", fields=["gateway", "event_id"])]
        indexes = [
            models.Index(
                name="event_waiting", fields=["received_at"], condition=Q(handled_at__isnull=True)
            ),
            models.Index(name="event_of_object", fields=["object_id", "id"]),
        ]

    def __str__(self) -> str:
        return f"{self.type} {self.event_id}"
