"""Accounts, entries, postings, and the seals that chain entries."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from ouvrage.kit.time import now


class Unit(models.TextChoices):
    """What is counted. EUR in cents; credits one by one."""

    EUR = "EUR"
    CONSULTATION = "CONSULTATION"
    OFFRE = "OFFRE"
    CONTACT = "CONTACT"


class Side(models.TextChoices):
    """On which side an account grows."""

    DEBIT = "debit"
    CREDIT = "credit"


class Account(models.Model):
    """A place where value of one unit stands, known by a code ("wallet:42:OFFRE").

    A guarded account never goes below zero; it keeps its balance and the head of its
    own chain, and is locked by every posting. Others are summed when asked, so that
    shared accounts are never a queue.
    """

    code = models.CharField(max_length=80, unique=True)
    unit = models.CharField(max_length=12, choices=Unit.choices)
    side = models.CharField(max_length=6, choices=Side.choices)
    guarded = models.BooleanField(default=False)
    balance = models.BigIntegerField(null=True)
    length = models.BigIntegerField(default=0)
    head = models.CharField(max_length=64, default="")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="ledger_guarded_never_negative",
                condition=Q(guarded=False, balance__isnull=True) | Q(guarded=True, balance__gte=0),
            ),
            models.CheckConstraint(name="ledger_unit_known", condition=Q(unit__in=Unit.values)),
            models.CheckConstraint(name="ledger_side_known", condition=Q(side__in=Side.values)),
        ]

    def __str__(self) -> str:
        return self.code


class Entry(models.Model):
    """One movement, exactly once: its key names the fact that caused it.

    `is_new` is true only on what `post_entry` returns when it has just been written.
    """

    append_only: ClassVar[bool] = True
    is_new: bool = False

    id = models.BigAutoField(primary_key=True)
    key = models.CharField(max_length=120, unique=True)
    kind = models.CharField(max_length=40)
    reference = models.CharField(max_length=80)
    at = models.DateTimeField(default=now, db_default=Now())
    fingerprint = models.CharField(max_length=64)

    class Meta:
        indexes = [models.Index(name="ledger_entry_of_reference", fields=["reference", "id"])]

    def __str__(self) -> str:
        return self.key


class Posting(models.Model):
    """One line of an entry. `amount` is signed: debits positive, credits negative.

    On a guarded account it also carries its position in the account's chain, the balance
    after it, and the digest over the one before.
    """

    append_only: ClassVar[bool] = True

    id = models.BigAutoField(primary_key=True)
    entry = models.ForeignKey(Entry, models.PROTECT, related_name="postings")
    account = models.ForeignKey(Account, models.PROTECT, related_name="postings")
    amount = models.BigIntegerField()
    position = models.BigIntegerField(null=True)
    balance_after = models.BigIntegerField(null=True)
    digest = models.CharField(max_length=64, default="")

    class Meta:
        constraints = [
            models.CheckConstraint(name="ledger_amount_not_zero", condition=~Q(amount=0)),
            models.UniqueConstraint(
                name="ledger_chain_position",
                fields=["account", "position"],
                condition=Q(position__isnull=False),
            ),
        ]
        indexes = [models.Index(name="ledger_posting_of_account", fields=["account", "id"])]

    def __str__(self) -> str:
        return f"{self.account_id}: {self.amount}"


class Seal(models.Model):
    """One link of the chain over all entries."""

    append_only: ClassVar[bool] = True

    number = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField(default=now, db_default=Now())
    previous = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)
    entries = models.PositiveIntegerField()

    def __str__(self) -> str:
        return f"seal {self.number}"


class SealedEntry(models.Model):
    """Which seal covers an entry."""

    append_only: ClassVar[bool] = True

    entry = models.OneToOneField(Entry, models.PROTECT, primary_key=True, related_name="sealed")
    seal = models.ForeignKey(Seal, models.PROTECT, related_name="covers")

    def __str__(self) -> str:
        return f"entry {self.entry_id} under seal {self.seal_id}"
