"""Series of numbers, invoices and credit notes as they were issued, what waits, the documents."""

from typing import TYPE_CHECKING, ClassVar, Self

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from ouvrage.kit.db import LockingQuerySet
from ouvrage.kit.money import Money
from ouvrage.kit.time import now
from ouvrage.payments.models import Sale

if TYPE_CHECKING:
    from ouvrage.accounts.models import User


class InvoiceKind(models.TextChoices):
    """The two documents that exist; neither ever changes."""

    INVOICE = "invoice", _("Invoice")
    CREDIT_NOTE = "credit_note", _("Credit note")


class Series(models.Model):
    """A run of numbers of one issuer for one year, « ABO-2026 »: 1, 2, 3… without a gap.

    The row is held by whoever takes the next number until his invoice is written (INV-14).
    """

    entity = models.ForeignKey("brands.LegalEntity", models.PROTECT, related_name="series")
    code = models.CharField(max_length=12)
    last_number = models.PositiveIntegerField(default=0)
    last_on = models.DateField(null=True)

    objects = LockingQuerySet["Series"].as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(name="series_once", fields=["entity", "code"]),
            models.CheckConstraint(
                name="series_dated_once_begun",
                condition=Q(last_number=0, last_on__isnull=True)
                | Q(last_number__gt=0, last_on__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.code


class InvoiceQuerySet(LockingQuerySet["Invoice"]):
    """Who sees which invoice, before anything else is asked."""

    def visible_to(self, person: "User") -> Self:
        """One's own company's; accountants see all."""
        if person.has_role("accountant"):
            return self.all()
        return self.filter(company_id=person.company_id, company__isnull=False)


class Invoice(models.Model):
    """An invoice or a credit note as issued: who, to whom, what, how much, under which law.

    Amounts are positive; the kind tells their direction. `issuer`, `recipient` and `lines` are
    what was true that day; `sha256` seals all of it (`content.digest`).
    """

    append_only: ClassVar[bool] = True

    id = models.UUIDField(primary_key=True)
    series = models.ForeignKey(Series, models.PROTECT, related_name="invoices")
    position = models.PositiveIntegerField()
    number = models.CharField(max_length=35)
    kind = models.CharField(max_length=11, choices=InvoiceKind.choices)
    corrects = models.ForeignKey("self", models.PROTECT, null=True, related_name="credit_notes")
    sale = models.OneToOneField(Sale, models.PROTECT, related_name="invoice")
    company = models.ForeignKey("accounts.Company", models.PROTECT, related_name="invoices")
    brand = models.ForeignKey("brands.Brand", models.PROTECT, related_name="invoices")
    topic = models.CharField(max_length=20)
    issued_on = models.DateField()
    from_on = models.DateField(null=True)
    until_on = models.DateField(null=True)
    issuer = models.JSONField()
    recipient = models.JSONField()
    lines = models.JSONField()
    ht_cents = models.BigIntegerField()
    vat_cents = models.BigIntegerField()
    ttc_cents = models.BigIntegerField()
    currency = models.CharField(max_length=3, default="EUR")
    vat_code = models.CharField(max_length=40)
    vat_rate_bp = models.PositiveIntegerField()
    vat_category = models.CharField(max_length=2)
    vat_mention = models.CharField(max_length=200, blank=True)
    vat_exemption = models.CharField(max_length=30, blank=True)
    paid_on = models.DateField(null=True)
    terms = models.JSONField(default=dict)
    reason = models.CharField(max_length=200, blank=True)
    sha256 = models.CharField(max_length=64)
    issued_at = models.DateTimeField(default=now, db_default=Now())

    objects = InvoiceQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(name="invoice_position_once", fields=["series", "position"]),
            models.UniqueConstraint(name="invoice_number_once", fields=["series", "number"]),
            models.CheckConstraint(name="invoice_position_from_one", condition=Q(position__gte=1)),
            models.CheckConstraint(
                name="invoice_kind_known", condition=Q(kind__in=InvoiceKind.values)
            ),
            models.CheckConstraint(
                name="invoice_credit_note_corrects",
                condition=Q(kind=InvoiceKind.CREDIT_NOTE, corrects__isnull=False)
                | Q(kind=InvoiceKind.INVOICE, corrects__isnull=True),
            ),
            models.CheckConstraint(
                name="invoice_sums_up",
                condition=Q(
                    ht_cents__gte=0, vat_cents__gte=0, ttc_cents=F("ht_cents") + F("vat_cents")
                ),
            ),
            models.CheckConstraint(
                name="invoice_without_vat_says_why",
                condition=Q(vat_rate_bp__gt=0) | ~Q(vat_mention=""),
            ),
        ]
        indexes = [
            models.Index(name="invoice_of_company", fields=["company", "-id"]),
            models.Index(name="invoice_by_day", fields=["issued_on"]),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def is_credit_note(self) -> bool:
        return self.kind == InvoiceKind.CREDIT_NOTE

    @property
    def sign(self) -> int:
        return -1 if self.is_credit_note else 1

    @property
    def ht(self) -> Money:
        return Money(self.sign * self.ht_cents)

    @property
    def vat(self) -> Money:
        return Money(self.sign * self.vat_cents)

    @property
    def ttc(self) -> Money:
        return Money(self.sign * self.ttc_cents)


class Waiting(models.Model):
    """A sale whose document cannot be issued yet: the recipient's identity lacks something."""

    sale = models.OneToOneField(Sale, models.PROTECT, primary_key=True, related_name="waiting")
    company = models.ForeignKey("accounts.Company", models.PROTECT, related_name="waiting_sales")
    missing = models.JSONField()
    waiting_since = models.DateTimeField(default=now, db_default=Now())

    def __str__(self) -> str:
        return str(self.sale_id)


class Document(models.Model):
    """The file of an invoice: a PDF/A-3 that carries its XML, and that XML by itself."""

    append_only: ClassVar[bool] = True

    invoice = models.OneToOneField(
        Invoice, models.PROTECT, primary_key=True, related_name="document"
    )
    pdf = models.BinaryField()
    xml = models.BinaryField()
    pdf_sha256 = models.CharField(max_length=64)
    xml_sha256 = models.CharField(max_length=64)
    made_at = models.DateTimeField(default=now, db_default=Now())

    def __str__(self) -> str:
        return self.pdf_sha256[:16]
