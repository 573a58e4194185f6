"""What was heard of each mail, and which addresses are in doubt."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import pgettext_lazy

from ouvrage.kit.db import LockingQuerySet
from ouvrage.kit.time import now


class Heard(models.TextChoices):
    """What a mail server or a provider says of one mail, the weightiest last."""

    ACCEPTED = "accepted", pgettext_lazy("mail", "handed over")
    DEFERRED = "deferred", pgettext_lazy("mail", "put off by the mailbox")
    SOFT_BOUNCE = "soft_bounce", pgettext_lazy("mail", "refused for now")
    DELIVERED = "delivered", pgettext_lazy("mail", "in the mailbox")
    UNSUBSCRIBED = "unsubscribed", pgettext_lazy("mail", "stopped by its reader")
    HARD_BOUNCE = "hard_bounce", pgettext_lazy("mail", "refused for good")
    COMPLAINT = "complaint", pgettext_lazy("mail", "reported as unwanted")


class MailEvent(models.Model):
    """One thing that was said of one mail, kept once however often it is repeated."""

    append_only: ClassVar[bool] = True

    mail = models.ForeignKey("notifications.Mail", models.PROTECT, related_name="events")
    source = models.CharField(max_length=20)
    key = models.CharField(max_length=100)
    heard = models.CharField(max_length=12, choices=Heard.choices)
    answer = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField()
    kept_at = models.DateTimeField(default=now, db_default=Now())

    class Meta:
        constraints = [
            models.UniqueConstraint(name="mail_event_once", fields=["source", "key"]),
            models.CheckConstraint(
                name="mail_event_heard_known", condition=Q(heard__in=Heard.values)
            ),
        ]
        indexes = [models.Index(name="mail_event_of_mail", fields=["mail", "at"])]

    def __str__(self) -> str:
        return f"{self.source}: {self.heard}"


class DoubtfulAddress(models.Model):
    """An address that refused a mail for good or whose reader complained: only service mails go
    there, until it is confirmed or a test mail arrives.
    """

    address = models.EmailField(unique=True)
    why = models.CharField(max_length=12, choices=Heard.choices)
    answer = models.CharField(max_length=300, blank=True)
    doubted_at = models.DateTimeField(default=now, db_default=Now())
    cleared_at = models.DateTimeField(null=True)

    objects = LockingQuerySet["DoubtfulAddress"].as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="doubtful_address_why",
                condition=Q(why__in=[Heard.HARD_BOUNCE, Heard.COMPLAINT]),
            )
        ]

    def __str__(self) -> str:
        return f"{self.why}"
