"""What was accepted, announced and cancelled, kept as proof."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from ouvrage.kit.time import now
from ouvrage.subscriptions.models.subscriptions import Subscription, Term


class Acceptance(models.Model):
    """The confirmation text a person retyped before ordering: which version, from where, when."""

    append_only: ClassVar[bool] = True

    id = models.UUIDField(primary_key=True)
    subscription = models.OneToOneField(Subscription, models.PROTECT, related_name="acceptance")
    text = models.ForeignKey("brands.TextVersion", models.PROTECT, related_name="+")
    typed = models.TextField()
    address = models.GenericIPAddressField(null=True)
    agent = models.CharField(max_length=300, blank=True)
    accepted_by = models.ForeignKey("accounts.User", models.PROTECT, related_name="+")
    accepted_at = models.DateTimeField(default=now, db_default=Now())

    def __str__(self) -> str:
        return f"{self.subscription_id} {self.accepted_at}"


class NoticeKind(models.TextChoices):
    """What announces a renewal; the first two are those of the law."""

    FIRST = "first", _("first notice")
    SECOND = "second", _("second notice")
    REMINDER = "reminder", _("reminder")


class Notice(models.Model):
    """One announcement of a renewal to one person: its dates and price as told, and its mail.

    The mail's own state says whether it left; the window is the law's.
    """

    append_only: ClassVar[bool] = True

    id = models.UUIDField(primary_key=True)
    term = models.ForeignKey(Term, models.PROTECT, related_name="notices")
    kind = models.CharField(max_length=10, choices=NoticeKind.choices)
    recipient = models.ForeignKey("accounts.User", models.PROTECT, related_name="+")
    mail = models.OneToOneField("notifications.Mail", models.PROTECT, related_name="+")
    last_day_on = models.DateField()
    window_opens_on = models.DateField()
    window_closes_on = models.DateField()
    ht_cents = models.BigIntegerField()
    made_at = models.DateTimeField(default=now, db_default=Now())

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="renewal_notice_once", fields=["term", "kind", "recipient", "last_day_on"]
            ),
            models.CheckConstraint(
                name="renewal_notice_kind_known", condition=Q(kind__in=NoticeKind.values)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.term_id} {self.kind}"


class CancellationWay(models.TextChoices):
    """How a cancellation reached us."""

    ACCOUNT = "account", _("from the account")
    LINK = "link", _("by the link of a notice")
    CODE = "code", _("by a code sent by e-mail")


class Cancellation(models.Model):
    """A request to end a subscription, with the moment it was received and its effect."""

    id = models.UUIDField(primary_key=True)
    subscription = models.ForeignKey(Subscription, models.PROTECT, related_name="cancellations")
    way = models.CharField(max_length=8, choices=CancellationWay.choices)
    received_at = models.DateTimeField(default=now, db_default=Now())
    effect_on = models.DateField()
    address = models.GenericIPAddressField(null=True)
    agent = models.CharField(max_length=300, blank=True)
    asked_by = models.ForeignKey("accounts.User", models.PROTECT, null=True, related_name="+")
    undone_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="cancellation_one_standing",
                fields=["subscription"],
                condition=Q(undone_at__isnull=True),
            ),
            models.CheckConstraint(
                name="cancellation_way_known", condition=Q(way__in=CancellationWay.values)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.subscription_id} {self.received_at}"


class CancellationCode(models.Model):
    """Digits sent to an address so that its owner may cancel without signing in."""

    id = models.UUIDField(primary_key=True)
    email = models.EmailField()
    code_hash = models.CharField(max_length=64)
    sent_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)
    used_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(name="cancellation_code_newest", fields=["email", "-sent_at"])]

    def __str__(self) -> str:
        return self.email
