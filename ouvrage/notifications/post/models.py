"""Where a person wants letters, and the letters themselves."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from ouvrage.kit.db import LockingQuerySet
from ouvrage.kit.time import now
from ouvrage.kit.transitions import Moves
from ouvrage.notifications.post.states import LETTER_MOVES, TONES, LetterState


class PostalAddress(models.Model):
    """Where one person wants what belongs to contracts, money and the law also on paper.

    Whoever has a row here asked for letters; who no longer wants them has none.
    """

    user = models.OneToOneField(
        "accounts.User", models.CASCADE, primary_key=True, related_name="postal_address"
    )
    name = models.CharField(max_length=80)
    street = models.CharField(max_length=120)
    more = models.CharField(max_length=80, blank=True)
    postcode = models.CharField(max_length=12)
    city = models.CharField(max_length=80)
    country = models.CharField(max_length=2, default="FR")
    asked_at = models.DateTimeField(default=now, db_default=Now())

    def __str__(self) -> str:
        return "\n".join(self.lines)

    @property
    def lines(self) -> list[str]:
        """As they stand on an envelope."""
        abroad = "" if self.country == "FR" else self.country
        rows = [self.name, self.more, self.street, f"{self.postcode} {self.city}", abroad]
        return [row for row in rows if row]


class Batch(models.Model):
    """Letters that one person printed together, and took to the post together."""

    id = models.UUIDField(primary_key=True)
    printed_by = models.ForeignKey("accounts.User", models.PROTECT, related_name="+")
    printed_at = models.DateTimeField(default=now, db_default=Now())
    posted_at = models.DateTimeField(null=True)

    objects = LockingQuerySet["Batch"].as_manager()

    def __str__(self) -> str:
        return f"{self.printed_at:%Y-%m-%d %H:%M}"


class PostalLetter(models.Model):
    """A mail on paper. `lines` is the address it was printed with, one line under another."""

    MOVES: ClassVar[Moves] = LETTER_MOVES

    id = models.UUIDField(primary_key=True)
    mail = models.OneToOneField("notifications.Mail", models.CASCADE, related_name="on_paper")
    reader = models.ForeignKey("accounts.User", models.CASCADE, related_name="letters")
    state = models.CharField(max_length=9, choices=LetterState.choices, default=LetterState.WAITING)
    lines = models.TextField(blank=True, default="", db_default="")
    batch = models.ForeignKey(Batch, models.PROTECT, null=True, related_name="letters")
    queued_at = models.DateTimeField(default=now, db_default=Now())

    objects = LockingQuerySet["PostalLetter"].as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="letter_state_known", condition=Q(state__in=LetterState.values)
            ),
            models.CheckConstraint(
                name="letter_printed_has_address",
                condition=Q(state__in=[LetterState.WAITING, LetterState.CANCELLED])
                | (~Q(lines="") & Q(batch__isnull=False)),
            ),
        ]
        indexes = [
            models.Index(
                name="letter_waiting", fields=["queued_at"], condition=Q(state=LetterState.WAITING)
            )
        ]

    def __str__(self) -> str:
        return f"{self.mail_id} ({self.state})"

    @property
    def tone(self) -> str:
        """The colour of its state, as `ui/badge.html` has them."""
        return TONES[LetterState(self.state)]
