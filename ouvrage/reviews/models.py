"""Ratings that client and provider give each other on a finalised project, and replies."""

from datetime import timedelta

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from ouvrage.kit.db import LockingQuerySet
from ouvrage.kit.time import now
from ouvrage.reviews.parameters import REPLY_DAYS


class ReviewSide(models.TextChoices):
    """Who rates."""

    CLIENT = "client", _("client")
    PROVIDER = "provider", _("provider")


def score() -> "models.PositiveSmallIntegerField[int | None, int | None]":
    """One to five, empty until the review is given."""
    return models.PositiveSmallIntegerField(
        null=True, validators=[MinValueValidator(1), MaxValueValidator(5)]
    )


class Review(models.Model):
    """One side's rating of the other: awaited, then given or declined, then published.

    Double-blind: it becomes public when both have spoken, or 14 days after the end
    (RULES §11). Never edited after that.
    """

    id = models.UUIDField(primary_key=True)
    project = models.ForeignKey("projects.Project", models.PROTECT, related_name="reviews")
    company = models.ForeignKey("accounts.Company", models.PROTECT, related_name="reviews")
    client = models.ForeignKey("accounts.User", models.PROTECT, related_name="reviews")
    side = models.CharField(max_length=8, choices=ReviewSide.choices)
    author = models.ForeignKey("accounts.User", models.PROTECT, null=True, related_name="+")
    score_1 = score()
    score_2 = score()
    score_3 = score()
    score_4 = score()
    comment = models.TextField(max_length=2_000, blank=True)
    awaited_since = models.DateTimeField(default=now, db_default=Now())
    publish_at = models.DateTimeField()
    given_at = models.DateTimeField(null=True)
    declined_at = models.DateTimeField(null=True)
    published_at = models.DateTimeField(null=True)
    reply = models.TextField(max_length=2_000, blank=True)
    replied_at = models.DateTimeField(null=True)

    objects = LockingQuerySet["Review"].as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(name="review_once_per_side", fields=["project", "side"]),
            models.CheckConstraint(
                name="review_side_known", condition=Q(side__in=ReviewSide.values)
            ),
            models.CheckConstraint(
                name="review_given_is_whole",
                condition=Q(given_at__isnull=True)
                | Q(
                    score_1__range=(1, 5),
                    score_2__range=(1, 5),
                    score_3__range=(1, 5),
                    score_4__range=(1, 5),
                    author__isnull=False,
                ),
            ),
            models.CheckConstraint(
                name="review_published_was_given",
                condition=Q(published_at__isnull=True) | Q(given_at__isnull=False),
            ),
        ]
        indexes = [
            models.Index(
                name="review_to_publish",
                fields=["publish_at"],
                condition=Q(given_at__isnull=False, published_at__isnull=True),
            ),
            models.Index(name="review_of_company", fields=["company", "side"]),
        ]

    def __str__(self) -> str:
        return f"{self.side} on #{self.project_id}"

    @property
    def is_over(self) -> bool:
        """Too late to rate: the other's rating may be public."""
        return self.publish_at <= now()

    @property
    def may_be_replied_to(self) -> bool:
        """Published not too long ago, and not replied to yet."""
        last = now() - timedelta(days=REPLY_DAYS.value())
        return (
            self.replied_at is None and self.published_at is not None and self.published_at > last
        )
