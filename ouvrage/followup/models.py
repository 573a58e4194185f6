"""The work of Suivi Projet: tasks with leases, calls, notes, decisions."""

from datetime import date
from typing import ClassVar, Self

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ouvrage.accounts.models import StaffRole
from ouvrage.followup.contacts.models import Attempt
from ouvrage.followup.supervision.models import Rehearing, Reversal
from ouvrage.followup.surveys.models import OutcomeSurvey
from ouvrage.followup.tips.models import Tip
from ouvrage.kit.db import LockingQuerySet
from ouvrage.kit.time import now

OFFICERS = (StaffRole.FOLLOWUP, StaffRole.SUPERVISOR)
"""Who works at this desk."""


class Purpose(models.TextChoices):
    """Why the client is called."""

    FIRST_CALL = "first_call", _("first call")
    FOLLOW_UP = "follow_up", _("follow-up call")
    CALL_BACK = "call_back", _("call back as asked")
    REPLY_DUE = "reply_due", _("answers promised for soon")
    CHECK = "check", _("providers cannot reach the client")
    RECONFIRM = "reconfirm", _("is it still alive?")


PRIORITIES = {
    Purpose.FIRST_CALL: 0,
    Purpose.CALL_BACK: 0,
    Purpose.REPLY_DUE: 1,
    Purpose.CHECK: 1,
    Purpose.RECONFIRM: 1,
    Purpose.FOLLOW_UP: 2,
}
"""Promises come first: a new client waits for his call, another for the one he asked for.

Then what costs providers credits or time; the regular rounds last."""


ASKED_FOR = frozenset({Purpose.FIRST_CALL, Purpose.CALL_BACK})
"""Calls that the client himself asked for, by posting or by a word."""


class Outcome(models.TextChoices):
    """What a call came to."""

    REACHED = "reached", _("reached")
    NO_ANSWER = "no_answer", _("no answer")
    WRONG_NUMBER = "wrong_number", _("wrong number")
    CALL_BACK = "call_back", _("asks to be called back")
    REFUSES = "refuses", _("does not want to be called")


IN_VAIN = frozenset({Outcome.NO_ANSWER, Outcome.WRONG_NUMBER})
"""Nobody spoke to the client."""


class Task(models.Model):
    """A call to make on one project, due at a moment, held by at most one officer at a time.

    From `late_at` on it breaks a promise: putting it off does not move that moment.
    """

    id = models.BigAutoField(primary_key=True)
    project = models.ForeignKey("projects.Project", models.PROTECT, related_name="tasks")
    purpose = models.CharField(max_length=12, choices=Purpose.choices)
    priority = models.PositiveSmallIntegerField(default=0)
    due_at = models.DateTimeField()
    late_at = models.DateTimeField(null=True)
    assignee = models.ForeignKey(
        "accounts.User", models.PROTECT, null=True, related_name="assigned_tasks"
    )
    attempts = models.PositiveSmallIntegerField(default=0)
    holder = models.ForeignKey(
        "accounts.User", models.PROTECT, null=True, related_name="held_tasks"
    )
    held_until = models.DateTimeField(null=True)
    created_at = models.DateTimeField(default=now, db_default=Now())
    done_at = models.DateTimeField(null=True)
    done_by = models.ForeignKey("accounts.User", models.PROTECT, null=True, related_name="+")
    dropped_because = models.CharField(max_length=40, blank=True)

    objects = LockingQuerySet["Task"].as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="task_one_waiting_per_purpose",
                fields=["project", "purpose"],
                condition=Q(done_at__isnull=True),
            ),
            models.CheckConstraint(
                name="task_lease_is_whole",
                condition=Q(holder__isnull=True, held_until__isnull=True)
                | Q(holder__isnull=False, held_until__isnull=False),
            ),
        ]
        indexes = [
            models.Index(
                F("priority"),
                F("due_at"),
                F("id"),
                name="task_queue",
                condition=Q(done_at__isnull=True),
            ),
            models.Index(
                name="task_coming", fields=["due_at", "id"], condition=Q(done_at__isnull=True)
            ),
            models.Index(
                name="task_held",
                fields=["holder"],
                condition=Q(done_at__isnull=True, holder__isnull=False),
            ),
            models.Index(name="task_done", fields=["done_at"], condition=Q(done_by__isnull=False)),
        ]

    def __str__(self) -> str:
        return f"{self.purpose} #{self.project_id}"


class SheetForm(models.TextChoices):
    """Which of the sheet's forms was being filled in."""

    CALL = "call"
    DECISION = "decision"


class Draft(models.Model):
    """What an officer typed on a call sheet and has not sent; it outlives his browser."""

    task = models.ForeignKey(Task, models.CASCADE, related_name="drafts")
    officer = models.ForeignKey("accounts.User", models.CASCADE, related_name="call_drafts")
    form = models.CharField(max_length=8, choices=SheetForm.choices)
    fields = models.JSONField(default=dict)
    saved_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="draft_once", fields=["task", "officer", "form"])
        ]

    def __str__(self) -> str:
        return f"{self.form} of {self.task_id}"


class AbsenceQuerySet(LockingQuerySet["Absence"]):
    """Who is away, and when."""

    def on(self, day: date) -> Self:
        """Absences that hold on this day."""
        return self.filter(from_on__lte=day, until_on__gte=day, cancelled_at__isnull=True)


class Absence(models.Model):
    """Days, the last one included, on which an officer is away; his calls go to the others."""

    id = models.UUIDField(primary_key=True)
    officer = models.ForeignKey("accounts.User", models.PROTECT, related_name="absences")
    from_on = models.DateField()
    until_on = models.DateField()
    told_by = models.ForeignKey("accounts.User", models.PROTECT, related_name="+")
    told_at = models.DateTimeField(default=now, db_default=Now())
    cancelled_at = models.DateTimeField(null=True)

    objects = AbsenceQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="absence_ends_after_it_begins", condition=Q(until_on__gte=F("from_on"))
            )
        ]
        indexes = [models.Index(name="absence_of_officer", fields=["officer", "-until_on"])]

    def __str__(self) -> str:
        return f"{self.officer_id} {self.from_on}-{self.until_on}"


class Call(models.Model):
    """One call to a client, as it went."""

    append_only: ClassVar[bool] = True

    id = models.UUIDField(primary_key=True)
    project = models.ForeignKey("projects.Project", models.PROTECT, related_name="calls")
    task = models.ForeignKey(Task, models.PROTECT, null=True, related_name="calls")
    officer = models.ForeignKey("accounts.User", models.PROTECT, related_name="calls")
    purpose = models.CharField(max_length=12, choices=Purpose.choices)
    outcome = models.CharField(max_length=12, choices=Outcome.choices)
    phone = models.CharField(max_length=20, blank=True)
    call_back_at = models.DateTimeField(null=True)
    at = models.DateTimeField(default=now, db_default=Now())

    class Meta:
        indexes = [models.Index(name="call_of_project", fields=["project", "-at"])]

    def __str__(self) -> str:
        return f"{self.outcome} #{self.project_id}"


class Note(models.Model):
    """What an officer wrote about a project: for colleagues, or readable by providers."""

    id = models.UUIDField(primary_key=True)
    project = models.ForeignKey("projects.Project", models.PROTECT, related_name="notes")
    author = models.ForeignKey("accounts.User", models.PROTECT, related_name="notes")
    call = models.ForeignKey(Call, models.PROTECT, null=True, related_name="notes")
    text = models.TextField(max_length=4_000)
    is_readable = models.BooleanField(default=False)
    at = models.DateTimeField(default=now, db_default=Now())

    class Meta:
        indexes = [models.Index(name="note_of_project", fields=["project", "-at"])]

    def __str__(self) -> str:
        return self.text[:60]

    @property
    def kind_label(self) -> str:
        """Who may read it, in a word or two."""
        return gettext("readable note") if self.is_readable else gettext("internal note")


class Verdict(models.TextChoices):
    """What an officer decides on a submitted project."""

    VALIDATED = "validated", _("validated")
    AMENDMENT = "amendment", _("amendment requested")
    REFUSED = "refused", _("refused")
    VOIDED = "voided", _("set aside")


class Decision(models.Model):
    """An officer's decision on a project, with the reason the client reads."""

    append_only: ClassVar[bool] = True

    id = models.UUIDField(primary_key=True)
    project = models.ForeignKey("projects.Project", models.PROTECT, related_name="decisions")
    officer = models.ForeignKey("accounts.User", models.PROTECT, related_name="decisions")
    call = models.ForeignKey(Call, models.PROTECT, null=True, related_name="decisions")
    verdict = models.CharField(max_length=12, choices=Verdict.choices)
    reason_code = models.CharField(max_length=40, blank=True)
    reason = models.TextField(max_length=4_000, blank=True)
    at = models.DateTimeField(default=now, db_default=Now())

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="decision_validated_after_a_call",
                condition=~Q(verdict=Verdict.VALIDATED) | Q(call__isnull=False),
            ),
            models.CheckConstraint(
                name="decision_against_has_reason",
                condition=Q(verdict=Verdict.VALIDATED) | ~Q(reason=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.verdict} #{self.project_id}"


__all__ = [
    "ASKED_FOR",
    "IN_VAIN",
    "OFFICERS",
    "PRIORITIES",
    "Absence",
    "Attempt",
    "Call",
    "Decision",
    "Draft",
    "Note",
    "Outcome",
    "OutcomeSurvey",
    "Purpose",
    "Rehearing",
    "Reversal",
    "SheetForm",
    "Task",
    "Tip",
    "Verdict",
]
