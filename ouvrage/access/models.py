"""Openings: what a company opened on a project by spending a credit, or by invitation."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from ouvrage.access.board.models import Prospect, Stage
from ouvrage.credits.models import CreditKind
from ouvrage.kit.time import now

__all__ = ["Opening", "Prospect", "Stage"]


class Opening(models.Model):
    """One company's right of one kind on one project: at most one, ever (RULES §4, INV-04).

    Bought with a credit (`entry_key` names the spend), or given by the client's invitation.
    """

    id = models.UUIDField(primary_key=True)
    company = models.ForeignKey("accounts.Company", models.PROTECT, related_name="openings")
    project = models.ForeignKey("projects.Project", models.PROTECT, related_name="openings")
    kind = models.CharField(max_length=12, choices=CreditKind.choices)
    entry_key = models.CharField(max_length=120, blank=True)
    is_invited = models.BooleanField(default=False)
    opened_by = models.ForeignKey("accounts.User", models.PROTECT, related_name="openings")
    opened_at = models.DateTimeField(default=now, db_default=Now())
    returned_at = models.DateTimeField(null=True)
    return_fact = models.ForeignKey("journal.Fact", models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="opening_once_per_kind", fields=["company", "project", "kind"]
            ),
            models.CheckConstraint(
                name="opening_kind_known", condition=Q(kind__in=CreditKind.values)
            ),
            models.CheckConstraint(
                name="opening_invited_costs_nothing",
                condition=Q(is_invited=False) | Q(entry_key=""),
            ),
            models.CheckConstraint(
                name="opening_return_has_evidence",
                condition=Q(returned_at__isnull=True, return_fact__isnull=True)
                | Q(returned_at__isnull=False, return_fact__isnull=False),
            ),
        ]
        indexes = [
            models.Index(name="opening_of_project", fields=["project", "kind"]),
            models.Index(
                name="opening_contacts",
                fields=["company", "opened_at"],
                condition=Q(kind=CreditKind.CONTACT),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.company_id} {self.kind} #{self.project_id}"
