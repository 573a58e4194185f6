"""Mails that answer a message: which, whose, and what became of them; never their words."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from ouvrage.kit.db import LockingQuerySet
from ouvrage.kit.time import now
from ouvrage.kit.transitions import Moves
from ouvrage.messaging.replies.states import REPLY_MOVES, ReplyState


class IncomingReply(models.Model):
    """One mail to one of our answering addresses, kept once however often it is delivered.

    Its bytes lie in a file until it is settled; what is posted from it gets its number. `why` is
    the code of the refusal, or why it was left aside.
    """

    MOVES: ClassVar[Moves] = REPLY_MOVES

    id = models.UUIDField(primary_key=True)
    key = models.CharField(max_length=64, unique=True)
    source = models.CharField(max_length=20)
    token = models.CharField(max_length=60)
    answered = models.ForeignKey("messaging.Message", models.PROTECT, related_name="+")
    person = models.ForeignKey("accounts.User", models.PROTECT, related_name="+")
    state = models.CharField(max_length=8, choices=ReplyState.choices, default=ReplyState.RECEIVED)
    why = models.CharField(max_length=60, blank=True, default="")
    received_at = models.DateTimeField(default=now, db_default=Now())
    settled_at = models.DateTimeField(null=True)

    objects = LockingQuerySet["IncomingReply"].as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="reply_state_known", condition=Q(state__in=ReplyState.values)
            ),
            models.CheckConstraint(
                name="reply_says_why",
                condition=Q(state__in=[ReplyState.RECEIVED, ReplyState.POSTED]) | ~Q(why=""),
            ),
            models.CheckConstraint(
                name="reply_settled_has_moment",
                condition=Q(state=ReplyState.RECEIVED) | Q(settled_at__isnull=False),
            ),
        ]
        indexes = [
            models.Index(name="reply_of_person", fields=["person", "-received_at"]),
            models.Index(
                name="reply_waiting",
                fields=["received_at"],
                condition=Q(state=ReplyState.RECEIVED),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.source}: {self.state} {self.why}".rstrip()
