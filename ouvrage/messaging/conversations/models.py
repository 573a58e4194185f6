"""Where each reader stands in a conversation: read up to where, muted or not, blocked or not."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from ouvrage.kit.time import now


class Side(models.TextChoices):
    """The two of a private conversation, as messages name their author's side."""

    CLIENT = "client", _("client")
    PROVIDER = "provider", _("provider")


class ReadMark(models.Model):
    """How far one person has read a conversation, and when he last read something new in it.

    `newest_at` is the moment of the newest message of others that he was shown.
    """

    thread = models.ForeignKey("messaging.Thread", models.PROTECT, related_name="marks")
    reader = models.ForeignKey("accounts.User", models.PROTECT, related_name="read_marks")
    newest_at = models.DateTimeField()
    read_at = models.DateTimeField(default=now, db_default=Now())

    class Meta:
        constraints = [
            models.UniqueConstraint(name="read_mark_once", fields=["reader", "thread"]),
        ]

    def __str__(self) -> str:
        return f"{self.reader_id} {self.thread_id} {self.newest_at}"


class Mute(models.Model):
    """A conversation of which one person wants neither notices nor mails; he still reads it."""

    thread = models.ForeignKey("messaging.Thread", models.PROTECT, related_name="mutes")
    reader = models.ForeignKey("accounts.User", models.PROTECT, related_name="mutes")
    muted_at = models.DateTimeField(default=now, db_default=Now())

    class Meta:
        constraints = [models.UniqueConstraint(name="mute_once", fields=["thread", "reader"])]

    def __str__(self) -> str:
        return f"{self.reader_id} {self.thread_id}"


class Block(models.Model):
    """One side of a pair, a client and a company, wants no more private words of the other.

    Each side may block by itself; while either does, neither writes.
    """

    client = models.ForeignKey("accounts.User", models.PROTECT, related_name="+")
    company = models.ForeignKey("accounts.Company", models.PROTECT, related_name="+")
    side = models.CharField(max_length=8, choices=Side.choices)
    blocked_by = models.ForeignKey("accounts.User", models.PROTECT, related_name="+")
    blocked_at = models.DateTimeField(default=now, db_default=Now())

    class Meta:
        constraints = [
            models.UniqueConstraint(name="block_once", fields=["client", "company", "side"]),
            models.CheckConstraint(name="block_side_known", condition=Q(side__in=Side.values)),
        ]

    def __str__(self) -> str:
        return f"{self.client_id} {self.company_id} {self.side}"
