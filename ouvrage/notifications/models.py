"""Every message to a person: why, through which channel, and what became of it."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from ouvrage.kit.db import LockingQuerySet
from ouvrage.kit.time import now
from ouvrage.kit.transitions import Moves
from ouvrage.notifications.delivery.models import DoubtfulAddress, Heard, MailEvent
from ouvrage.notifications.kinds import Channel
from ouvrage.notifications.newsletter.models import Addressee, Newsletter
from ouvrage.notifications.post.models import Batch, PostalAddress, PostalLetter
from ouvrage.notifications.push.models import Device
from ouvrage.notifications.states import MAIL_MOVES, TONES, MailState, Pace


class Mail(models.Model):
    """One mail to one person for one reason, sent once: its key names the fact and the reader.

    `due_at` is the moment from which a worker may take it; taking it moves that moment
    ahead, so that two workers never send it and a dead one does not keep it. The words of a
    secret mail (a link that opens an account, a code) are not kept once it has left. `heard` is
    the weightiest word that its mail server or provider said of it since.
    """

    MOVES: ClassVar[Moves] = MAIL_MOVES

    id = models.UUIDField(primary_key=True)
    key = models.CharField(max_length=160, unique=True)
    kind = models.CharField(max_length=60)
    recipient = models.ForeignKey("accounts.User", models.CASCADE, null=True, related_name="mails")
    address = models.EmailField()
    language = models.CharField(max_length=2)
    brand = models.ForeignKey("brands.Brand", models.PROTECT, null=True)
    project_id = models.BigIntegerField(null=True)
    subject = models.CharField(max_length=200)
    text = models.TextField()
    html = models.TextField()
    url = models.CharField(max_length=300, blank=True, default="", db_default="")
    unsubscribe = models.CharField(max_length=200, blank=True, default="", db_default="")
    reply_to = models.CharField(max_length=320, blank=True, default="", db_default="")
    is_secret = models.BooleanField(default=False)
    state = models.CharField(max_length=10, choices=MailState.choices, default=MailState.QUEUED)
    heard = models.CharField(
        max_length=12, choices=Heard.choices, blank=True, default="", db_default=""
    )
    tries = models.PositiveSmallIntegerField(default=0)
    error = models.CharField(max_length=300, blank=True)
    queued_at = models.DateTimeField(default=now, db_default=Now())
    due_at = models.DateTimeField(default=now)
    sent_at = models.DateTimeField(null=True)

    objects = LockingQuerySet["Mail"].as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="mail_state_known", condition=Q(state__in=MailState.values)
            ),
            models.CheckConstraint(
                name="mail_heard_known", condition=Q(heard__in=["", *Heard.values])
            ),
            models.CheckConstraint(
                name="mail_sent_has_moment",
                condition=~Q(state=MailState.SENT) | Q(sent_at__isnull=False),
            ),
        ]
        indexes = [
            models.Index(name="mail_of_person", fields=["recipient", "-queued_at"]),
            models.Index(
                name="mail_gathered",
                fields=["recipient", "queued_at"],
                condition=Q(state=MailState.GATHERED),
            ),
            models.Index(
                name="mail_waiting", fields=["due_at"], condition=Q(state=MailState.QUEUED)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} → {self.address}"

    @property
    def tone(self) -> str:
        """The colour of its state, as `ui/badge.html` has them."""
        return TONES[MailState(self.state)]


class Notice(models.Model):
    """One line in a person's centre of notifications, leading to where it happened."""

    id = models.UUIDField(primary_key=True)
    key = models.CharField(max_length=160, unique=True)
    kind = models.CharField(max_length=60)
    reader = models.ForeignKey("accounts.User", models.CASCADE, related_name="notices")
    text = models.CharField(max_length=300)
    url = models.CharField(max_length=200)
    project_id = models.BigIntegerField(null=True)
    at = models.DateTimeField(default=now, db_default=Now())
    read_at = models.DateTimeField(null=True)

    objects = LockingQuerySet["Notice"].as_manager()

    class Meta:
        indexes = [
            models.Index(name="notice_of_reader", fields=["reader", "-at"]),
            models.Index(
                name="notice_unread", fields=["reader"], condition=Q(read_at__isnull=True)
            ),
        ]

    def __str__(self) -> str:
        return self.text


class Preference(models.Model):
    """What one person chose otherwise than we propose: about a kind of message, a heading, or
    everything that may be stopped (`*`), on one channel.
    """

    user = models.ForeignKey("accounts.User", models.CASCADE, related_name="message_preferences")
    about = models.CharField(max_length=60)
    channel = models.CharField(max_length=4, choices=Channel.choices)
    pace = models.CharField(max_length=7, choices=Pace.choices)
    chosen_at = models.DateTimeField(default=now, db_default=Now())

    class Meta:
        constraints = [
            models.UniqueConstraint(name="preference_once", fields=["user", "about", "channel"]),
            models.CheckConstraint(
                name="preference_channel_known", condition=Q(channel__in=Channel.values)
            ),
            models.CheckConstraint(name="preference_pace_known", condition=Q(pace__in=Pace.values)),
        ]

    def __str__(self) -> str:
        return f"{self.about} {self.channel} {self.pace}"


class QuietHours(models.Model):
    """From which hour of the evening to which of the morning (Paris) a person is left in peace."""

    user = models.OneToOneField("accounts.User", models.CASCADE, primary_key=True, related_name="+")
    from_hour = models.PositiveSmallIntegerField()
    until_hour = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="quiet_hours_are_hours", condition=Q(from_hour__lte=23, until_hour__lte=23)
            ),
            models.CheckConstraint(
                name="quiet_hours_leave_some", condition=~Q(from_hour=models.F("until_hour"))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.from_hour}–{self.until_hour}"


class DemoMail(models.Model):
    """A mail as it left, byte for byte, kept for the demonstration mailbox instead of SMTP."""

    address = models.EmailField()
    subject = models.CharField(max_length=200)
    raw = models.BinaryField()
    at = models.DateTimeField(default=now, db_default=Now())

    class Meta:
        indexes = [models.Index(name="demo_mail_newest", fields=["-at"])]

    def __str__(self) -> str:
        return f"{self.subject} → {self.address}"


__all__ = [
    "Addressee",
    "Batch",
    "DemoMail",
    "Device",
    "DoubtfulAddress",
    "Mail",
    "MailEvent",
    "Newsletter",
    "Notice",
    "PostalAddress",
    "PostalLetter",
    "Preference",
    "QuietHours",
]
