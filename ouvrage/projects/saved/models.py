"""Searches that providers keep, what they hit, and the digests that were sent of it."""

from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from ouvrage.kit.db import LockingQuerySet
from ouvrage.kit.time import now


class Rhythm(models.TextChoices):
    """When new projects are told."""

    INSTANT = "instant", _("at once")
    DAILY = "daily", _("once a day")
    NONE = "none", _("never, I look myself")


class ToldBy(models.TextChoices):
    """How a hit reached its reader."""

    INSTANT = "instant", _("by an alert")
    DIGEST = "digest", _("in the digest of the day")


class TsQueryField(models.Field):  # type: ignore[type-arg]
    """A query of the full text, as PostgreSQL keeps it; written by an expression only."""

    def db_type(self, connection: Any) -> str:
        return "tsquery"


class SavedSearch(models.Model):
    """What one person looks for, under a name.

    `address` is the search as the list has it; the columns after `paused_at` say the same to the
    statement that matches a new project with all searches at once (empty means anything). Filters
    of age, stamp and competition are left out there: a new project always passes them.
    """

    id = models.UUIDField(primary_key=True)
    company = models.ForeignKey("accounts.Company", models.CASCADE, related_name="saved_searches")
    person = models.ForeignKey("accounts.User", models.CASCADE, related_name="saved_searches")
    name = models.CharField(max_length=80)
    address = models.CharField(max_length=600)
    rhythm = models.CharField(max_length=8, choices=Rhythm.choices, default=Rhythm.DAILY)
    is_by_mail = models.BooleanField(default=True)
    is_in_app = models.BooleanField(default=True)
    feed_token = models.UUIDField(null=True, unique=True)
    created_at = models.DateTimeField(default=now, db_default=Now())
    paused_at = models.DateTimeField(null=True)
    brand = models.ForeignKey("brands.Brand", models.PROTECT, null=True, related_name="+")
    categories = ArrayField(models.BigIntegerField(), default=list, blank=True)
    skills = ArrayField(models.BigIntegerField(), default=list, blank=True)
    budgets = ArrayField(models.CharField(max_length=12), default=list, blank=True)
    place = models.CharField(max_length=80, blank=True)
    is_remote = models.BooleanField(default=False)
    query = TsQueryField(null=True)

    objects = LockingQuerySet["SavedSearch"].as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="saved_search_rhythm_known", condition=Q(rhythm__in=Rhythm.values)
            ),
            models.UniqueConstraint(name="saved_search_once", fields=["person", "address"]),
        ]
        indexes = [models.Index(name="saved_search_of_company", fields=["company"])]

    def __str__(self) -> str:
        return self.name

    @property
    def is_paused(self) -> bool:
        return self.paused_at is not None


class SearchHit(models.Model):
    """A new project that one saved search found: once, whatever happens.

    `due_at` is when its company may be told of it (some plans earlier than others); `is_late`
    keeps it for the digest because the person had enough alerts that day.
    """

    id = models.BigAutoField(primary_key=True)
    search = models.ForeignKey(SavedSearch, models.CASCADE, related_name="hits")
    project = models.ForeignKey("projects.Project", models.CASCADE, related_name="hits")
    at = models.DateTimeField(default=now, db_default=Now())
    due_at = models.DateTimeField()
    is_late = models.BooleanField(default=False, db_default=False)
    told_by = models.CharField(max_length=8, choices=ToldBy.choices, blank=True, db_default="")
    told_at = models.DateTimeField(null=True)

    objects = LockingQuerySet["SearchHit"].as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(name="search_hit_once", fields=["search", "project"]),
            models.CheckConstraint(
                name="search_hit_told_somehow",
                condition=Q(told_at__isnull=True, told_by="")
                | Q(told_at__isnull=False, told_by__in=ToldBy.values),
            ),
        ]
        indexes = [
            models.Index(
                name="search_hit_waits",
                fields=["project", "due_at"],
                condition=Q(told_at__isnull=True),
            ),
            models.Index(name="search_hit_newest", fields=["search", "-at"]),
        ]

    def __str__(self) -> str:
        return f"#{self.project_id} for {self.search_id}"


class Digest(models.Model):
    """One person's digest of new projects of one day: at most one, ever."""

    id = models.BigAutoField(primary_key=True)
    person = models.ForeignKey("accounts.User", models.CASCADE, related_name="+")
    sent_on = models.DateField()
    at = models.DateTimeField(default=now, db_default=Now())

    class Meta:
        constraints = [
            models.UniqueConstraint(name="digest_once_a_day", fields=["person", "sent_on"])
        ]

    def __str__(self) -> str:
        return f"{self.person_id} on {self.sent_on}"
