"""What officers told providers of their chances."""

from typing import ClassVar

from django.db import models
from django.db.models.functions import Now

from ouvrage.kit.time import now


class Tip(models.Model):
    """« Vous avez de fortes chances »: one word to one company on one project, kept for ever."""

    append_only: ClassVar[bool] = True

    id = models.UUIDField(primary_key=True)
    project = models.ForeignKey("projects.Project", models.PROTECT, related_name="tips")
    company = models.ForeignKey("accounts.Company", models.PROTECT, related_name="tips")
    officer = models.ForeignKey("accounts.User", models.PROTECT, related_name="+")
    text = models.CharField(max_length=400)
    at = models.DateTimeField(default=now, db_default=Now())

    class Meta:
        constraints = [
            models.UniqueConstraint(name="tip_once_per_company", fields=["project", "company"])
        ]
        indexes = [
            models.Index(name="tip_by_officer", fields=["officer", "-at"]),
            models.Index(name="tip_newest", fields=["-at", "-id"]),
        ]

    def __str__(self) -> str:
        return self.text[:60]
