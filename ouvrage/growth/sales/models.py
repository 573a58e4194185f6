"""What the sales desk keeps of a provider: notes, phone numbers shown, refusals, promises."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from ouvrage.accounts.models import Company, User
from ouvrage.growth.sales.states import COMMITMENT_MOVES, CommitmentState
from ouvrage.kit.db import LockingQuerySet
from ouvrage.kit.money import Money
from ouvrage.kit.time import now
from ouvrage.kit.transitions import Moves


class CallPurpose(models.TextChoices):
    """Why a provider is called; the law tells these two apart (LEG-42)."""

    CONTRACT = "contract", _("about the subscription in force")
    COMMERCIAL = "commercial", _("to propose something")


class NoteKind(models.TextChoices):
    """What a note tells of."""

    NOTE = "note", _("note")
    CALL = "call", _("call")
    IN_VAIN = "in_vain", _("call without an answer")


class SalesNote(models.Model):
    """What an agent wrote of a provider, with the day on which to call back."""

    id = models.UUIDField(primary_key=True)
    company = models.ForeignKey(Company, models.PROTECT, related_name="sales_notes")
    author = models.ForeignKey(User, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=8, choices=NoteKind.choices)
    text = models.TextField(max_length=2_000)
    written_at = models.DateTimeField(default=now, db_default=Now())
    call_back_on = models.DateField(null=True)
    done_at = models.DateTimeField(null=True)
    done_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")

    objects = LockingQuerySet["SalesNote"].as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="sales_note_kind_known", condition=Q(kind__in=NoteKind.values)
            ),
            models.CheckConstraint(
                name="sales_note_done_was_due",
                condition=Q(done_at__isnull=True) | Q(call_back_on__isnull=False),
            ),
        ]
        indexes = [
            models.Index(name="sales_note_of_company", fields=["company", "-written_at"]),
            models.Index(
                name="sales_call_back_due",
                fields=["call_back_on"],
                condition=Q(call_back_on__isnull=False, done_at__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.company_id} {self.kind}"


class PhoneLook(models.Model):
    """One showing of a provider's phone numbers: to whom, when, for which purpose."""

    append_only: ClassVar[bool] = True

    id = models.UUIDField(primary_key=True)
    company = models.ForeignKey(Company, models.PROTECT, related_name="phone_looks")
    agent = models.ForeignKey(User, models.PROTECT, related_name="+")
    purpose = models.CharField(max_length=10, choices=CallPurpose.choices)
    at = models.DateTimeField(default=now, db_default=Now())

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="phone_look_purpose_known", condition=Q(purpose__in=CallPurpose.values)
            )
        ]
        indexes = [models.Index(name="phone_look_of_company", fields=["company", "-at"])]

    def __str__(self) -> str:
        return f"{self.company_id} {self.purpose}"


class CallRefusal(models.Model):
    """« Ne plus m’appeler »: a company that wants no commercial call, since when, said by whom."""

    company = models.OneToOneField(Company, models.PROTECT, related_name="call_refusal")
    refused_at = models.DateTimeField(default=now, db_default=Now())
    recorded_by = models.ForeignKey(User, models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return str(self.company_id)


class Commitment(models.Model):
    """What an agent promised a provider, written down and mailed: it binds the platform (LEG-16).

    Above the bound a second person approves before anything is sent.
    """

    MOVES: ClassVar[Moves] = COMMITMENT_MOVES

    id = models.UUIDField(primary_key=True)
    company = models.ForeignKey(Company, models.PROTECT, related_name="commitments")
    text = models.TextField(max_length=1_000)
    amount_cents = models.BigIntegerField(null=True)
    ends_on = models.DateField()
    state = models.CharField(
        max_length=8, choices=CommitmentState.choices, default=CommitmentState.WAITING
    )
    is_large = models.BooleanField(default=False)
    promised_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    promised_at = models.DateTimeField(default=now, db_default=Now())
    decided_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    answer = models.CharField(max_length=300, blank=True)

    objects = LockingQuerySet["Commitment"].as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="commitment_state_known", condition=Q(state__in=CommitmentState.values)
            ),
            models.CheckConstraint(
                name="commitment_amount_positive",
                condition=Q(amount_cents__isnull=True) | Q(amount_cents__gt=0),
            ),
            models.CheckConstraint(
                name="commitment_two_people",
                condition=Q(is_large=False)
                | ~Q(state=CommitmentState.GIVEN)
                | (Q(decided_by__isnull=False) & ~Q(decided_by=F("promised_by"))),
            ),
        ]
        indexes = [models.Index(name="commitment_of_company", fields=["company", "-promised_at"])]

    def __str__(self) -> str:
        return f"{self.company_id} {self.state}"

    @property
    def amount(self) -> Money | None:
        return None if self.amount_cents is None else Money(self.amount_cents)
