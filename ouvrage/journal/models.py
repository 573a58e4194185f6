"""The table of facts."""

from typing import ClassVar

from django.db import models
from django.db.models.functions import Now

from ouvrage.kit.time import now


class Fact(models.Model):
    """Something that happened, once and for all: who did what to what, and when.

    The actor is a plain reference (id and side), so that the journal stands below
    accounts; no actor means the platform itself. `data` holds what a reader needs
    to understand the fact later: values before and after, amounts in cents, codes.
    """

    append_only: ClassVar[bool] = True

    id = models.BigAutoField(primary_key=True)
    kind = models.CharField(max_length=60)
    at = models.DateTimeField(default=now, db_default=Now())
    actor_id = models.BigIntegerField(null=True)
    actor_side = models.CharField(max_length=20, default="platform")
    subject = models.CharField(max_length=60)
    subject_id = models.CharField(max_length=40)
    project_id = models.BigIntegerField(null=True)
    company_id = models.BigIntegerField(null=True)
    data = models.JSONField(default=dict)

    class Meta:
        indexes = [
            models.Index(
                name="fact_of_project",
                fields=["project_id", "id"],
                condition=models.Q(project_id__isnull=False),
            ),
            models.Index(name="fact_of_kind", fields=["kind", "at"]),
            models.Index(name="fact_of_subject", fields=["subject", "subject_id", "id"]),
            models.Index(name="fact_by_actor", fields=["actor_id", "id"]),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.subject} {self.subject_id}"


class Seal(models.Model):
    """One link of the chain over all facts: what it covers can no longer change unseen."""

    append_only: ClassVar[bool] = True

    number = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField(default=now, db_default=Now())
    previous = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)
    facts = models.PositiveIntegerField()

    def __str__(self) -> str:
        return f"seal {self.number}"


class SealedFact(models.Model):
    """Which seal covers a fact."""

    append_only: ClassVar[bool] = True

    fact = models.OneToOneField(Fact, models.PROTECT, primary_key=True, related_name="sealed")
    seal = models.ForeignKey(Seal, models.PROTECT, related_name="covers")

    def __str__(self) -> str:
        return f"fact {self.fact_id} under seal {self.seal_id}"
