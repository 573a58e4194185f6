"""The project: a need posted by a client, and the vocabulary of its search."""

from datetime import date
from typing import ClassVar, Self

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Coalesce, Now
from django.utils.translation import gettext_lazy as _

from ouvrage.accounts.models import User
from ouvrage.kit.db import LockingQuerySet
from ouvrage.kit.time import now
from ouvrage.kit.transitions import Moves
from ouvrage.projects.bands.models import PriceBand
from ouvrage.projects.commitment.models import ReplyAcceptance, ReplyCommitment
from ouvrage.projects.lists.models import ListVisit, ShelfMove
from ouvrage.projects.saved.models import Digest, SavedSearch, SearchHit
from ouvrage.projects.states import LISTED, PROJECT_MOVES, ProjectState

__all__ = [
    "AliveBy",
    "BudgetBracket",
    "CancelReason",
    "Digest",
    "ListVisit",
    "PriceBand",
    "Project",
    "ProjectQuerySet",
    "RefusalReason",
    "ReplyAcceptance",
    "ReplyCommitment",
    "SavedSearch",
    "SearchHit",
    "SearchWord",
    "Shelf",
    "ShelfMove",
    "Shelved",
    "VoidReason",
]

NO_DEADLINE = date(9999, 12, 31)
"""Stands for none where projects are read by deadline."""


class BudgetBracket(models.TextChoices):
    """How much the client thinks of, without VAT (RULES §2)."""

    UNDER_1000 = "under_1000", _("under €1,000")
    FROM_1000_TO_5000 = "1000_to_5000", _("€1,000 to €5,000")
    OVER_5000 = "over_5000", _("over €5,000")


class CancelReason(models.TextChoices):
    """Why a client gives a project up (RULES §2)."""

    FOUND_ELSEWHERE = "found_elsewhere", _("found someone elsewhere")
    ABANDONED = "abandoned", _("abandoned")
    POSTPONED = "postponed", _("postponed")
    OTHER = "other", _("another reason")


class RefusalReason(models.TextChoices):
    """Why Suivi Projet refuses a project."""

    TOO_VAGUE = "too_vague", _("too vague to be priced")
    UNPAID = "unpaid", _("no paid work")
    UNLAWFUL = "unlawful", _("unlawful request")
    OUT_OF_FIELD = "out_of_field", _("outside our fields")
    UNREACHABLE = "unreachable", _("client could not be reached")
    NO_ANSWER = "no_answer", _("requested details never came")
    OTHER = "other", _("another reason")


class VoidReason(models.TextChoices):
    """Why Suivi Projet sets a project aside (RULES §2)."""

    FAKE = "fake", _("not a real request")
    DUPLICATE = "duplicate", _("posted twice")
    INVALID_CONTACT = "invalid_contact", _("contact details do not work")
    OTHER = "other", _("another reason")


class AliveBy(models.TextChoices):
    """What proved that a project is still wanted."""

    PHONE = "phone", _("by phone")
    LINK = "link", _("by the link in the mail")
    CLIENT = "client", _("by the client")


class ProjectQuerySet(LockingQuerySet["Project"]):
    """What may be seen of projects, before anything else is asked."""

    def listed(self) -> Self:
        """Validated and offered to providers, awake or asleep."""
        return self.filter(state__in=sorted(LISTED))

    def posted(self) -> Self:
        """Sent by its client, whatever became of it since."""
        return self.exclude(state=ProjectState.DRAFT)

    def drafts(self) -> Self:
        return self.filter(state=ProjectState.DRAFT)

    def drafts_of(self, user: User | None) -> Self:
        """Drafts this person may write: one's own, or nobody's yet, whose token one must know."""
        owner = Q(client__isnull=True)
        if user is not None:
            owner |= Q(client=user)
        return self.drafts().filter(owner)

    def of_client(self, user_id: int) -> Self:
        return self.filter(client_id=user_id)


class Project(models.Model):
    """What one client wants done, from the first draft to its end. Its number is public (#12345).

    The table also has the column `search`, made of the words by the database itself
    (migration 0003). It is left out here so that no page ever loads it; see search.py.
    """

    MOVES: ClassVar[Moves] = PROJECT_MOVES

    id = models.BigAutoField(primary_key=True)
    token = models.UUIDField(unique=True)
    brand = models.ForeignKey("brands.Brand", models.PROTECT, related_name="projects")
    client = models.ForeignKey("accounts.User", models.PROTECT, null=True, related_name="projects")
    state = models.CharField(
        max_length=20, choices=ProjectState.choices, default=ProjectState.DRAFT
    )
    title = models.CharField(max_length=120, blank=True)
    summary = models.CharField(max_length=240, blank=True)
    description = models.TextField(max_length=20_000, blank=True)
    category = models.ForeignKey(
        "brands.Category", models.PROTECT, null=True, related_name="projects"
    )
    skills = models.ManyToManyField("brands.Skill", blank=True, related_name="projects")
    keywords = models.CharField(max_length=600, blank=True)
    budget_bracket = models.CharField(max_length=12, choices=BudgetBracket.choices, blank=True)
    budget_cents = models.BigIntegerField(null=True)
    place = models.CharField(max_length=80, blank=True)
    is_remote = models.BooleanField(default=True)
    wanted_start_on = models.DateField(null=True)
    deadline_on = models.DateField(null=True)
    contact_name = models.CharField(max_length=120, blank=True)
    contact_email = models.EmailField(blank=True)
    contact_phone = models.CharField(max_length=20, blank=True)
    call_hours = ArrayField(models.CharField(max_length=20), default=list, blank=True)
    contact_channels = ArrayField(models.CharField(max_length=10), default=list, blank=True)
    created_at = models.DateTimeField(default=now, db_default=Now())
    changed_at = models.DateTimeField(auto_now=True)
    held_since = models.DateTimeField(null=True)
    submitted_at = models.DateTimeField(null=True)
    published_at = models.DateTimeField(null=True)
    confirmed_alive_at = models.DateTimeField(null=True)
    alive_by = models.CharField(max_length=12, choices=AliveBy.choices, blank=True)
    reply_due_on = models.DateField(null=True)
    reply_days = models.PositiveSmallIntegerField(null=True)
    decision_code = models.CharField(max_length=24, blank=True)
    decision_text = models.TextField(blank=True)
    amend_field = models.CharField(max_length=24, blank=True)
    amend_asked_at = models.DateTimeField(null=True)
    reconfirm_asked_at = models.DateTimeField(null=True)
    unreachable_at = models.DateTimeField(null=True)
    offer_count = models.PositiveIntegerField(default=0)
    cancel_reason = models.CharField(max_length=16, choices=CancelReason.choices, blank=True)
    ended_at = models.DateTimeField(null=True)
    imported_as = models.CharField(max_length=80, null=True, unique=True)

    objects = ProjectQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="project_state_known", condition=Q(state__in=ProjectState.values)
            ),
            models.CheckConstraint(
                name="project_posted_is_whole",
                condition=Q(state=ProjectState.DRAFT)
                | Q(
                    client__isnull=False,
                    category__isnull=False,
                    submitted_at__isnull=False,
                )
                & ~Q(title="")
                & ~Q(description=""),
            ),
            models.CheckConstraint(
                name="project_listed_was_validated",
                condition=~Q(state__in=sorted(LISTED))
                | Q(published_at__isnull=False, confirmed_alive_at__isnull=False),
            ),
            models.CheckConstraint(
                name="project_budget_positive",
                condition=Q(budget_cents__isnull=True) | Q(budget_cents__gt=0),
            ),
        ]
        indexes = [
            models.Index(
                F("confirmed_alive_at").desc(),
                F("id").desc(),
                name="project_listed_newest",
                condition=Q(state__in=sorted(LISTED)),
            ),
            models.Index(
                F("category"),
                F("confirmed_alive_at").desc(),
                F("id").desc(),
                name="project_listed_by_category",
                condition=Q(state__in=sorted(LISTED)),
            ),
            models.Index(
                Coalesce("deadline_on", Value(NO_DEADLINE)),
                F("confirmed_alive_at").desc(),
                F("id").desc(),
                name="project_listed_by_deadline",
                condition=Q(state__in=sorted(LISTED)),
            ),
            models.Index(
                F("offer_count"),
                F("confirmed_alive_at").desc(),
                F("id").desc(),
                name="project_listed_by_offers",
                condition=Q(state__in=sorted(LISTED)),
            ),
            models.Index(
                name="project_amendment_waits",
                fields=["amend_asked_at"],
                condition=Q(state=ProjectState.AMENDMENT_REQUESTED),
            ),
            models.Index(name="project_of_client", fields=["client", "-id"]),
            models.Index(
                name="project_reply_due",
                fields=["reply_due_on"],
                condition=Q(reply_due_on__isnull=False),
            ),
            models.Index(
                name="project_of_phone", fields=["contact_phone"], condition=~Q(contact_phone="")
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.pk} {self.title}"


class SearchWord(models.Model):
    """A word of listed projects and how often it stands there, to mend typing errors."""

    word = models.CharField(max_length=60, primary_key=True)
    plain = models.CharField(max_length=60, default="")
    count = models.PositiveIntegerField()

    class Meta:
        indexes = [
            GinIndex(name="search_plain_trigrams", fields=["plain"], opclasses=["gin_trgm_ops"]),
            models.Index(name="search_plain_word", fields=["plain"]),
        ]

    def __str__(self) -> str:
        return self.word


class Shelf(models.TextChoices):
    """Where a provider keeps a project."""

    SHORTLIST = "shortlist", _("shortlist")
    HIDDEN = "hidden", _("hidden")


class Shelved(models.Model):
    """A project that one company shortlisted or hid from its list (RULES §12)."""

    company = models.ForeignKey("accounts.Company", models.CASCADE, related_name="shelved")
    project = models.ForeignKey(Project, models.CASCADE, related_name="shelved")
    shelf = models.CharField(max_length=10, choices=Shelf.choices)
    at = models.DateTimeField(default=now, db_default=Now())

    class Meta:
        constraints = [models.UniqueConstraint(name="shelved_once", fields=["company", "project"])]

    def __str__(self) -> str:
        return f"{self.project_id} {self.shelf}"
