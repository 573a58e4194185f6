"""Threads, messages and files. They hang on a plain reference ("project:123") and know no more."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from ouvrage.kit.db import LockingQuerySet
from ouvrage.kit.time import now
from ouvrage.kit.transitions import Moves
from ouvrage.messaging.conversations.models import Block, Mute, ReadMark
from ouvrage.messaging.files.states import FILE_MOVES, FileState
from ouvrage.messaging.replies.models import IncomingReply
from ouvrage.messaging.uploads.models import PartialUpload


class Thread(models.Model):
    """One conversation: public to all who opened the subject, or private with one company."""

    about = models.CharField(max_length=40)
    company = models.ForeignKey("accounts.Company", models.PROTECT, null=True)
    opened_at = models.DateTimeField(default=now, db_default=Now())

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="thread_once_per_reader",
                fields=["about", "company"],
                nulls_distinct=False,
            )
        ]

    def __str__(self) -> str:
        return self.about

    @property
    def is_public(self) -> bool:
        return self.company_id is None


class Message(models.Model):
    """What one person wrote in a thread. Its id comes from the form: sent twice, kept once."""

    id = models.UUIDField(primary_key=True)
    thread = models.ForeignKey(Thread, models.PROTECT, related_name="messages")
    author = models.ForeignKey("accounts.User", models.PROTECT, related_name="messages")
    author_side = models.CharField(max_length=20)
    body = models.TextField(max_length=8_000)
    answers = models.ForeignKey("self", models.PROTECT, null=True, related_name="replies")
    sent_at = models.DateTimeField(default=now, db_default=Now())

    class Meta:
        constraints = [
            models.CheckConstraint(name="message_not_empty", condition=~Q(body="")),
        ]
        indexes = [models.Index(name="message_of_thread", fields=["thread", "sent_at"])]

    def __str__(self) -> str:
        return self.body[:60]


SHOWN = frozenset({"image/jpeg", "image/png", "image/gif", "image/webp", "image/avif"})
"""Kinds of pictures that are drawn anew when they arrive."""


class StoredFile(models.Model):
    """One file kept under a name of our own, with what its content proved to be.

    Until it was looked at, and while it is held back, only its sender knows of it.
    `is_open_talk` says that contact details were allowed where it was sent.
    """

    MOVES: ClassVar[Moves] = FILE_MOVES

    id = models.UUIDField(primary_key=True)
    about = models.CharField(max_length=60, db_index=True)
    owner = models.ForeignKey("accounts.User", models.PROTECT, null=True, related_name="files")
    name = models.CharField(max_length=200)
    content_type = models.CharField(max_length=100)
    size = models.BigIntegerField()
    sha256 = models.CharField(max_length=64)
    path = models.CharField(max_length=120, unique=True)
    state = models.CharField(
        max_length=8,
        choices=FileState.choices,
        default=FileState.SHOWN,
        db_default=FileState.SHOWN,
    )
    is_open_talk = models.BooleanField(default=False, db_default=False)
    has_preview = models.BooleanField(default=False, db_default=False)
    held_because = models.CharField(max_length=300, blank=True, default="", db_default="")
    stored_at = models.DateTimeField(default=now, db_default=Now())
    removed_at = models.DateTimeField(null=True)

    objects = LockingQuerySet["StoredFile"].as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(name="file_not_empty", condition=Q(size__gt=0)),
            models.CheckConstraint(
                name="file_state_known", condition=Q(state__in=FileState.values)
            ),
            models.CheckConstraint(
                name="file_held_has_reason",
                condition=~Q(state=FileState.HELD) | ~Q(held_because=""),
            ),
        ]
        indexes = [
            models.Index(name="file_of_owner", fields=["owner", "-stored_at"]),
            models.Index(
                name="file_waiting", fields=["stored_at"], condition=Q(state=FileState.CHECKING)
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_picture(self) -> bool:
        """A picture that we drew anew, which may be shown inside a page."""
        return self.content_type in SHOWN

    @property
    def is_shown(self) -> bool:
        return self.state == FileState.SHOWN

    @property
    def is_checking(self) -> bool:
        return self.state == FileState.CHECKING


__all__ = [
    "SHOWN",
    "Block",
    "IncomingReply",
    "Message",
    "Mute",
    "PartialUpload",
    "ReadMark",
    "StoredFile",
    "Thread",
]
