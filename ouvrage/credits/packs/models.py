"""Packs, what each held and cost from a day on, and the orders of companies."""

from typing import TYPE_CHECKING, ClassVar, Self

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import get_language

from ouvrage.brands.models import Decided, two_people
from ouvrage.credits.packs.states import PACK_ORDER_MOVES, PackOrderState
from ouvrage.kit.db import LockingQuerySet
from ouvrage.kit.money import Money
from ouvrage.kit.time import now
from ouvrage.kit.transitions import Moves

if TYPE_CHECKING:
    from ouvrage.accounts.models import User


class Pack(models.Model):
    """Something on sale; its figures are in its versions."""

    code = models.SlugField(max_length=20, unique=True)
    name_fr = models.CharField(max_length=60)
    name_en = models.CharField(max_length=60)
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering: ClassVar[list[str]] = ["position"]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        return self.name_en if get_language() == "en" else self.name_fr


class PackVersion(Decided):
    """What a pack holds, for how long, at what price HT, from a moment on.

    An order keeps the version it was made with; a pack leaves the shelf by a version
    that is not on sale.
    """

    append_only: ClassVar[bool] = True

    pack = models.ForeignKey(Pack, models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    starts_at = models.DateTimeField()
    ht_cents = models.BigIntegerField()
    consultation = models.PositiveIntegerField()
    offre = models.PositiveIntegerField()
    contact = models.PositiveIntegerField()
    validity_days = models.PositiveIntegerField()
    is_on_sale = models.BooleanField(default=True)

    class Meta:
        constraints = [
            two_people("pack_decided_by_two_people"),
            models.UniqueConstraint(name="pack_version_number", fields=["pack", "number"]),
            models.CheckConstraint(name="pack_version_priced", condition=Q(ht_cents__gt=0)),
            models.CheckConstraint(
                name="pack_version_not_empty",
                condition=Q(consultation__gt=0) | Q(offre__gt=0) | Q(contact__gt=0),
            ),
            models.CheckConstraint(
                name="pack_version_credits_live", condition=Q(validity_days__gt=0)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pack_id} v{self.number}"

    @property
    def counts(self) -> dict[str, int]:
        """By kind, those that it holds; the words are the ledger's units."""
        held = {
            "CONSULTATION": self.consultation,
            "OFFRE": self.offre,
            "CONTACT": self.contact,
        }
        return {kind: count for kind, count in held.items() if count}

    @property
    def total(self) -> int:
        return sum(self.counts.values())


class PackOrderQuerySet(LockingQuerySet["PackOrder"]):
    """What may be seen of orders."""

    def visible_to(self, person: "User") -> Self:
        """One's own company's; accounting, sales and support see all."""
        if person.has_role("accountant", "sales", "support"):
            return self.all()
        return self.filter(company_id=person.company_id or 0)

    def awaiting(self) -> Self:
        return self.filter(state=PackOrderState.AWAITING)


class PackOrder(models.Model):
    """One pack ordered by a company, at the price and VAT of that day.

    `round` counts the times its credits were given: a second time when money that the bank
    took back came after all; `taken` is what was taken back meanwhile, by kind.
    """

    MOVES: ClassVar[Moves] = PACK_ORDER_MOVES

    id = models.UUIDField(primary_key=True)
    company = models.ForeignKey("accounts.Company", models.PROTECT, related_name="pack_orders")
    brand = models.ForeignKey("brands.Brand", models.PROTECT, null=True)
    pack_version = models.ForeignKey(PackVersion, models.PROTECT, related_name="orders")
    state = models.CharField(
        max_length=10, choices=PackOrderState.choices, default=PackOrderState.AWAITING
    )
    ht_cents = models.BigIntegerField()
    vat_cents = models.BigIntegerField()
    vat_code = models.CharField(max_length=40)
    vat_rate_bp = models.PositiveIntegerField()
    payment = models.ForeignKey("payments.Payment", models.PROTECT, null=True)
    sale = models.ForeignKey("payments.Sale", models.PROTECT, null=True)
    back_path = models.CharField(max_length=200, blank=True)
    round = models.PositiveSmallIntegerField(default=0)
    taken = models.JSONField(default=dict)
    ordered_by = models.ForeignKey("accounts.User", models.PROTECT, related_name="+")
    ordered_at = models.DateTimeField(default=now, db_default=Now())
    paid_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)

    objects = PackOrderQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="pack_order_state_known", condition=Q(state__in=PackOrderState.values)
            ),
            models.CheckConstraint(
                name="pack_order_priced", condition=Q(ht_cents__gt=0, vat_cents__gte=0)
            ),
            models.CheckConstraint(
                name="pack_order_sold_when_paid",
                condition=Q(state__in=[PackOrderState.AWAITING, PackOrderState.VOID])
                | Q(sale__isnull=False, paid_at__isnull=False, round__gt=0),
            ),
            models.CheckConstraint(
                name="pack_order_leads_back_here",
                condition=Q(back_path="") | Q(back_path__regex=r"^/([^/\\]|$)"),
            ),
        ]
        indexes = [
            models.Index(name="pack_order_of_company", fields=["company", "-id"]),
            models.Index(
                name="pack_order_awaiting",
                fields=["ordered_at"],
                condition=Q(state=PackOrderState.AWAITING),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pk} {self.state}"

    @property
    def ttc_cents(self) -> int:
        return self.ht_cents + self.vat_cents

    @property
    def ht(self) -> Money:
        return Money(self.ht_cents)

    @property
    def vat(self) -> Money:
        return Money(self.vat_cents)

    @property
    def ttc(self) -> Money:
        return Money(self.ttc_cents)

    @property
    def keys(self) -> str:
        """How the keys of its grants, sales and refunds begin."""
        return f"pack:{self.pk}:"
