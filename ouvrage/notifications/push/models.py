"""The devices on which a person wants to be told."""

from django.db import models
from django.db.models.functions import Now

from ouvrage.kit.db import LockingQuerySet
from ouvrage.kit.time import now

LONGEST_ENDPOINT = 1_000


class Device(models.Model):
    """One browser of one person: where its push service takes messages, and the keys only it can
    read them with. The address is a secret; who signs in there next takes it over.
    """

    user = models.ForeignKey("accounts.User", models.CASCADE, related_name="devices")
    endpoint = models.CharField(max_length=LONGEST_ENDPOINT, unique=True)
    p256dh = models.CharField(max_length=100)
    auth = models.CharField(max_length=40)
    name = models.CharField(max_length=80)
    added_at = models.DateTimeField(default=now, db_default=Now())
    told_at = models.DateTimeField(null=True)

    objects = LockingQuerySet["Device"].as_manager()

    def __str__(self) -> str:
        return self.name

    @property
    def keys(self) -> dict[str, object]:
        """As browsers name them."""
        return {
            "endpoint": self.endpoint,
            "keys": {"p256dh": self.p256dh, "auth": self.auth},
        }
