"""A company's subscription, its terms, the months granted, its pauses."""

from datetime import date
from typing import TYPE_CHECKING, ClassVar, Self

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from ouvrage.kit.db import LockingQuerySet
from ouvrage.kit.time import now, today
from ouvrage.kit.transitions import Moves
from ouvrage.subscriptions.models.plans import MONTHS, Plan, PlanVersion
from ouvrage.subscriptions.states import (
    LIVE,
    RUNNING,
    SUBSCRIPTION_MOVES,
    TERM_MOVES,
    EndReason,
    SubscriptionState,
    TermState,
)

if TYPE_CHECKING:
    from ouvrage.accounts.models import User


class SubscriptionQuerySet(LockingQuerySet["Subscription"]):
    """What may be seen of subscriptions."""

    def visible_to(self, person: "User") -> Self:
        """One's own company's; accounting, sales and support see all."""
        if person.has_role("accountant", "sales", "support"):
            return self.all()
        return self.filter(company_id=person.company_id or 0)

    def of_company(self, company_id: int) -> Self:
        return self.filter(company_id=company_id)

    def live(self) -> Self:
        return self.filter(state__in=LIVE)

    def running(self) -> Self:
        return self.filter(state__in=RUNNING)


class Subscription(models.Model):
    """One company on one paid plan; `ends_on` is the last day that is paid or being paid.

    `cancelled_at` set means that it ends on that day; `next_plan` is what it renews as.
    """

    MOVES: ClassVar[Moves] = SUBSCRIPTION_MOVES

    id = models.UUIDField(primary_key=True)
    company = models.ForeignKey("accounts.Company", models.PROTECT, related_name="subscriptions")
    brand = models.ForeignKey("brands.Brand", models.PROTECT, null=True)
    plan = models.ForeignKey(Plan, models.PROTECT, related_name="subscriptions")
    next_plan = models.ForeignKey(Plan, models.PROTECT, null=True, related_name="+")
    months = models.PositiveSmallIntegerField()
    state = models.CharField(
        max_length=16,
        choices=SubscriptionState.choices,
        default=SubscriptionState.AWAITING_PAYMENT,
    )
    end_reason = models.CharField(max_length=12, choices=EndReason.choices, blank=True)
    ordered_at = models.DateTimeField(default=now, db_default=Now())
    began_on = models.DateField(null=True)
    ends_on = models.DateField(null=True)
    cancelled_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    objects = SubscriptionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="subscription_state_known", condition=Q(state__in=SubscriptionState.values)
            ),
            models.CheckConstraint(
                name="subscription_end_reason_known",
                condition=Q(end_reason__in=["", *EndReason.values]),
            ),
            models.CheckConstraint(
                name="subscription_months_known", condition=Q(months__in=MONTHS)
            ),
            models.CheckConstraint(
                name="subscription_running_has_days",
                condition=~Q(state__in=RUNNING) | Q(began_on__isnull=False, ends_on__isnull=False),
            ),
            models.UniqueConstraint(
                name="subscription_one_live", fields=["company"], condition=Q(state__in=LIVE)
            ),
        ]
        indexes = [
            models.Index(
                name="subscription_due",
                fields=["ends_on"],
                condition=Q(state=SubscriptionState.ACTIVE),
            )
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def reference(self) -> str:
        """What a letter or a receipt calls it."""
        return f"AB-{self.pk.hex[-8:].upper()}"

    @property
    def is_running(self) -> bool:
        return self.state in RUNNING

    @property
    def is_free_to_leave(self) -> bool:
        """Today's term was not announced as the law wants; paid or still to be paid."""
        day = today()
        free = self.terms.filter(is_free_to_leave=True, starts_on__lte=day, ends_on__gte=day)
        return free.filter(state__in=[TermState.PAID, TermState.AWAITING]).exists()

    @property
    def renewing_plan(self) -> Plan:
        return self.next_plan or self.plan


class Began(models.TextChoices):
    """How a term came about."""

    BOUGHT = "bought", _("bought")
    RENEWED = "renewed", _("renewed")
    CHANGED = "changed", _("changed plan")
    EXTENDED = "extended", _("extended")


class TermQuerySet(LockingQuerySet["Term"]):
    """Terms by what became of them."""

    def awaiting(self) -> Self:
        return self.filter(state=TermState.AWAITING)

    def paid(self) -> Self:
        return self.filter(state=TermState.PAID)


class Term(models.Model):
    """Some months of a subscription under one version of a plan, paid at once.

    Its months begin on `anchor_on` plus `first_month`, plus one, and so on; after a pause that
    began on `shifted_on`, `shift_days` later. Prices are in cents; VAT is known once it is asked.
    """

    MOVES: ClassVar[Moves] = TERM_MOVES

    id = models.UUIDField(primary_key=True)
    subscription = models.ForeignKey(Subscription, models.PROTECT, related_name="terms")
    number = models.PositiveIntegerField()
    plan_version = models.ForeignKey(PlanVersion, models.PROTECT, related_name="terms")
    began = models.CharField(max_length=10, choices=Began.choices)
    state = models.CharField(max_length=10, choices=TermState.choices, default=TermState.AWAITING)
    months = models.PositiveSmallIntegerField()
    anchor_on = models.DateField()
    first_month = models.PositiveIntegerField(default=0)
    shifted_on = models.DateField(null=True)
    shift_days = models.PositiveIntegerField(default=0)
    starts_on = models.DateField()
    ends_on = models.DateField()
    ht_cents = models.BigIntegerField()
    vat_cents = models.BigIntegerField(default=0)
    vat_code = models.CharField(max_length=20, blank=True)
    vat_rate_bp = models.PositiveIntegerField(default=0)
    payment_id = models.UUIDField(null=True, unique=True)
    sale_id = models.UUIDField(null=True, unique=True)
    is_free_to_leave = models.BooleanField(default=False)
    made_at = models.DateTimeField(default=now, db_default=Now())
    paid_at = models.DateTimeField(null=True)

    objects = TermQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["number"]
        constraints = [
            models.UniqueConstraint(name="term_number", fields=["subscription", "number"]),
            models.UniqueConstraint(
                name="term_one_awaiting",
                fields=["subscription"],
                condition=Q(state=TermState.AWAITING),
            ),
            models.CheckConstraint(
                name="term_state_known", condition=Q(state__in=TermState.values)
            ),
            models.CheckConstraint(name="term_began_known", condition=Q(began__in=Began.values)),
            models.CheckConstraint(
                name="term_paid_has_sale",
                condition=~Q(state=TermState.PAID)
                | Q(sale_id__isnull=False, payment_id__isnull=False, paid_at__isnull=False),
            ),
            models.CheckConstraint(
                name="term_lasts", condition=Q(ends_on__gte=F("starts_on")) | ~Q(state="paid")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.subscription_id} {self.number}"

    @property
    def ttc_cents(self) -> int:
        return self.ht_cents + self.vat_cents

    def holds(self, day: date) -> bool:
        return self.starts_on <= day <= self.ends_on


class Period(models.Model):
    """One month of a term whose credits were granted; it can be granted once."""

    append_only: ClassVar[bool] = True

    id = models.UUIDField(primary_key=True)
    term = models.ForeignKey(Term, models.PROTECT, related_name="periods")
    number = models.PositiveSmallIntegerField()
    starts_on = models.DateField()
    granted_at = models.DateTimeField(default=now, db_default=Now())

    class Meta:
        constraints = [models.UniqueConstraint(name="period_once", fields=["term", "number"])]

    def __str__(self) -> str:
        return f"{self.term_id} {self.number}"


class Pause(models.Model):
    """Some weeks during which a term does not run; once per term."""

    id = models.UUIDField(primary_key=True)
    term = models.OneToOneField(Term, models.PROTECT, related_name="pause")
    starts_on = models.DateField()
    ends_on = models.DateField()
    asked_at = models.DateTimeField(default=now, db_default=Now())
    resumed_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(name="pause_lasts", condition=Q(ends_on__gte=F("starts_on")))
        ]

    def __str__(self) -> str:
        return f"{self.starts_on} – {self.ends_on}"

    @property
    def days(self) -> int:
        """How many days it lasts, or lasted."""
        if self.resumed_on:
            return (self.resumed_on - self.starts_on).days
        return (self.ends_on - self.starts_on).days + 1
