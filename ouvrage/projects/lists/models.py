"""When somebody last looked at the list, and gestures that can be taken back."""

from django.db import models
from django.db.models.functions import Now

from ouvrage.kit.db import LockingQuerySet
from ouvrage.kit.time import now


class ListVisit(models.Model):
    """One person's visits to the list: what was published after `seen_at` is new to him.

    A visit lasts as long as no long silence interrupts it, so that what is new stays so while
    one reads.
    """

    person = models.OneToOneField(
        "accounts.User", models.CASCADE, primary_key=True, related_name="list_visit"
    )
    seen_at = models.DateTimeField()
    last_at = models.DateTimeField()

    objects = LockingQuerySet["ListVisit"].as_manager()

    def __str__(self) -> str:
        return f"{self.person_id} since {self.seen_at}"


class ShelfMove(models.Model):
    """One gesture on several projects of a list, with where each stood before."""

    id = models.UUIDField(primary_key=True)
    company = models.ForeignKey("accounts.Company", models.PROTECT, related_name="+")
    before = models.JSONField()
    at = models.DateTimeField(default=now, db_default=Now())
    undone_at = models.DateTimeField(null=True)

    objects = LockingQuerySet["ShelfMove"].as_manager()

    def __str__(self) -> str:
        return f"{len(self.before)} projects"
