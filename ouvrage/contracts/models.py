"""Contracts: versions of their text, signatures with their proof, milestones, progress reports."""

from typing import TYPE_CHECKING, ClassVar, Self

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from ouvrage.contracts.states import (
    CONTRACT_MOVES,
    MILESTONE_MOVES,
    ContractState,
    MilestoneState,
)
from ouvrage.kit.db import LockingQuerySet
from ouvrage.kit.money import Money
from ouvrage.kit.time import now
from ouvrage.kit.transitions import Moves

if TYPE_CHECKING:
    from ouvrage.accounts.models import User


class Party(models.TextChoices):
    """The two who sign."""

    CLIENT = "client", _("client")
    PROVIDER = "provider", _("provider")


class Cause(models.TextChoices):
    """Why a version of a contract was written."""

    DRAWN = "drawn", _("drawn from the offer")
    IDENTITY = "identity", _("a party completed its details")
    TERMS = "terms", _("the provider changed milestones or conditions")


class ContractQuerySet(LockingQuerySet["Contract"]):
    """What may be seen of contracts, before anything else is asked."""

    def visible_to(self, person: "User") -> Self:
        """One's own, as client or as company; the follow-up desk and mediators see all."""
        if person.has_role("followup", "supervisor", "mediator"):
            return self.all()
        mine = Q(client_id=person.pk)
        if person.company_id is not None:
            mine |= Q(company_id=person.company_id)
        return self.filter(mine)

    def running(self) -> Self:
        return self.filter(state__in=[ContractState.TO_SIGN, ContractState.IN_FORCE])


class Contract(models.Model):
    """The agreement on one project between its client and the company he selected."""

    MOVES: ClassVar[Moves] = CONTRACT_MOVES

    id = models.UUIDField(primary_key=True)
    number = models.CharField(max_length=20, unique=True)
    project = models.ForeignKey("projects.Project", models.PROTECT, related_name="contracts")
    offer = models.ForeignKey("offers.Offer", models.PROTECT, related_name="contracts")
    client = models.ForeignKey("accounts.User", models.PROTECT, related_name="contracts")
    company = models.ForeignKey("accounts.Company", models.PROTECT, related_name="contracts")
    state = models.CharField(
        max_length=12, choices=ContractState.choices, default=ContractState.TO_SIGN
    )
    formula = models.CharField(max_length=6, default="base")
    version = models.PositiveSmallIntegerField(default=1)
    report_every_days = models.PositiveSmallIntegerField(default=7)
    created_at = models.DateTimeField(default=now, db_default=Now())
    in_force_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    objects = ContractQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="contract_state_known", condition=Q(state__in=ContractState.values)
            ),
            models.UniqueConstraint(
                name="contract_one_live_per_project",
                fields=["project"],
                condition=Q(state__in=[ContractState.TO_SIGN, ContractState.IN_FORCE]),
            ),
        ]

    def __str__(self) -> str:
        return self.number


class ContractVersion(models.Model):
    """The text both read: canonical data and wording, with the hash that signatures refer to."""

    append_only: ClassVar[bool] = True

    contract = models.ForeignKey(Contract, models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    content = models.JSONField()
    sha256 = models.CharField(max_length=64)
    amount_cents = models.BigIntegerField()
    cause = models.CharField(max_length=10, choices=Cause.choices, default=Cause.DRAWN)
    written_by = models.ForeignKey("accounts.User", models.PROTECT, null=True, related_name="+")
    written_at = models.DateTimeField(default=now, db_default=Now())

    class Meta:
        constraints = [
            models.UniqueConstraint(name="contract_version_once", fields=["contract", "number"])
        ]

    def __str__(self) -> str:
        return f"{self.contract_id} v{self.number}"

    @property
    def amount(self) -> Money:
        return Money(self.amount_cents)


class SignatureCode(models.Model):
    """A code sent by mail to one signatory for one version; short-lived, few tries, kept hashed."""

    version = models.ForeignKey(ContractVersion, models.PROTECT, related_name="codes")
    party = models.CharField(max_length=8, choices=Party.choices)
    user = models.ForeignKey("accounts.User", models.PROTECT)
    code_hash = models.CharField(max_length=128)
    sent_to = models.EmailField()
    sent_at = models.DateTimeField(default=now, db_default=Now())
    expires_at = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)
    used_at = models.DateTimeField(null=True)

    objects = LockingQuerySet["SignatureCode"].as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="signature_code_party_known", condition=Q(party__in=Party.values)
            )
        ]

    def __str__(self) -> str:
        return f"{self.party} of {self.version_id}"


class Signature(models.Model):
    """One party's consent to one version, with all that proves it (LEG-38)."""

    append_only: ClassVar[bool] = True

    id = models.UUIDField(primary_key=True)
    version = models.ForeignKey(ContractVersion, models.PROTECT, related_name="signatures")
    party = models.CharField(max_length=8, choices=Party.choices)
    user = models.ForeignKey("accounts.User", models.PROTECT, related_name="signatures")
    typed_name = models.CharField(max_length=120)
    sha256 = models.CharField(max_length=64)
    code = models.OneToOneField(SignatureCode, models.PROTECT)
    address = models.CharField(max_length=45)
    agent = models.CharField(max_length=300)
    consent_text = models.TextField()
    signed_at = models.DateTimeField(default=now, db_default=Now())

    class Meta:
        constraints = [
            models.UniqueConstraint(name="signature_once_per_party", fields=["version", "party"]),
            models.CheckConstraint(
                name="signature_party_known", condition=Q(party__in=Party.values)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.typed_name} ({self.party})"


class Milestone(models.Model):
    """A part of the work with its price."""

    MOVES: ClassVar[Moves] = MILESTONE_MOVES

    id = models.UUIDField(primary_key=True)
    contract = models.ForeignKey(Contract, models.PROTECT, related_name="milestones")
    position = models.PositiveSmallIntegerField()
    label = models.CharField(max_length=160)
    amount_cents = models.BigIntegerField()
    due_on = models.DateField(null=True)
    state = models.CharField(
        max_length=10, choices=MilestoneState.choices, default=MilestoneState.PLANNED
    )
    delivered_at = models.DateTimeField(null=True)
    delivery_text = models.TextField(blank=True)
    accepted_at = models.DateTimeField(null=True)
    paid_by_client_at = models.DateTimeField(null=True)
    paid_by_provider_at = models.DateTimeField(null=True)

    objects = LockingQuerySet["Milestone"].as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(name="milestone_position", fields=["contract", "position"]),
            models.CheckConstraint(
                name="milestone_amount_positive", condition=Q(amount_cents__gt=0)
            ),
            models.CheckConstraint(
                name="milestone_state_known", condition=Q(state__in=MilestoneState.values)
            ),
            models.CheckConstraint(
                name="milestone_paid_said_by_both",
                condition=~Q(state=MilestoneState.PAID)
                | Q(paid_by_client_at__isnull=False, paid_by_provider_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def amount(self) -> Money:
        return Money(self.amount_cents)


class MilestoneWord(models.Model):
    """What was said when a milestone was delivered or sent back."""

    append_only: ClassVar[bool] = True

    milestone = models.ForeignKey(Milestone, models.PROTECT, related_name="words")
    author = models.ForeignKey("accounts.User", models.PROTECT, related_name="+")
    delivered = models.BooleanField()
    text = models.TextField(max_length=4_000)
    at = models.DateTimeField(default=now, db_default=Now())

    def __str__(self) -> str:
        return f"{'delivered' if self.delivered else 'sent back'} {self.milestone_id}"


class Pace(models.TextChoices):
    """How the work goes."""

    ON_TIME = "on_time", _("on time")
    LATE = "late", _("late")
    BLOCKED = "blocked", _("blocked")


class ProgressReport(models.Model):
    """What the provider says of the work at the agreed rhythm."""

    id = models.UUIDField(primary_key=True)
    contract = models.ForeignKey(Contract, models.PROTECT, related_name="reports")
    author = models.ForeignKey("accounts.User", models.PROTECT)
    pace = models.CharField(max_length=8, choices=Pace.choices)
    text = models.TextField(max_length=4_000)
    written_at = models.DateTimeField(default=now, db_default=Now())

    class Meta:
        indexes = [models.Index(name="progress_of_contract", fields=["contract", "-written_at"])]

    def __str__(self) -> str:
        return f"{self.pace} {self.contract_id}"


class ContractDocument(models.Model):
    """The signed contract as a PDF, kept by its hash and never changed (INV-18)."""

    append_only: ClassVar[bool] = True

    version = models.OneToOneField(ContractVersion, models.PROTECT, related_name="document")
    pdf = models.BinaryField()
    sha256 = models.CharField(max_length=64, unique=True)
    proof = models.JSONField()
    made_at = models.DateTimeField(default=now, db_default=Now())

    def __str__(self) -> str:
        return self.sha256[:12]
