"""What the pages of invoices show."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import BigIntegerField, Case, Count, F, Q, QuerySet, Sum, When
from django.db.models.functions import TruncMonth

from ouvrage.invoices.identity import worded
from ouvrage.invoices.models import Invoice, InvoiceKind, Series, Waiting
from ouvrage.invoices.paper.render import rate
from ouvrage.kit.money import Money
from ouvrage.kit.time import now


@dataclass(frozen=True, slots=True)
class Register:
    """A list of invoices: whose (a company's, or all), which year, which kind, which words."""

    company_id: int | None = None
    year: int | None = None
    kind: str = ""
    words: str = ""

    def rows(self) -> QuerySet[Invoice]:
        found = Invoice.objects.select_related("corrects", "document").defer(
            "document__pdf", "document__xml", "lines"
        )
        if self.company_id is not None:
            found = found.filter(company_id=self.company_id)
        if self.year:
            found = found.filter(issued_on__year=self.year)
        if self.kind in InvoiceKind.values:
            found = found.filter(kind=self.kind)
        if self.words:
            named = Q(recipient__name__icontains=self.words)
            found = found.filter(named | Q(number__icontains=self.words))
        return found

    def years(self) -> list[int]:
        """Those that have invoices, newest first."""
        return sorted({day.year for day in self.rows().dates("issued_on", "year")}, reverse=True)


@dataclass(frozen=True, slots=True)
class MonthTotal:
    """What a month's documents come to at one rate, credit notes taken off."""

    month: date
    rate_bp: int
    ht: Money
    vat: Money

    @property
    def rate(self) -> str:
        return rate(self.rate_bp)


def month_totals(year: int) -> list[MonthTotal]:
    signed = {
        name: Sum(
            Case(
                When(kind=InvoiceKind.CREDIT_NOTE, then=-F(name)),
                default=F(name),
                output_field=BigIntegerField(),
            )
        )
        for name in ("ht_cents", "vat_cents")
    }
    rows: Any = (
        Invoice.objects.filter(issued_on__year=year)
        .annotate(month=TruncMonth("issued_on"))
        .values("month", "vat_rate_bp")
        .annotate(total_ht=signed["ht_cents"], total_vat=signed["vat_cents"])
        .order_by("month", "vat_rate_bp")
    )
    return [
        MonthTotal(
            row["month"], row["vat_rate_bp"], Money(row["total_ht"]), Money(row["total_vat"])
        )
        for row in rows
    ]


@dataclass(frozen=True, slots=True)
class Run:
    """A series and whether its numbers follow one another."""

    code: str
    issuer: str
    last_number: int
    count: int

    @property
    def is_whole(self) -> bool:
        return self.count == self.last_number


def runs() -> list[Run]:
    rows = Series.objects.select_related("entity").annotate(count=Count("invoices"))
    return [
        Run(row.code, row.entity.name, row.last_number, row.count)
        for row in rows.order_by("code", "pk")
    ]


def waiting(company_id: int | None = None) -> list[Waiting]:
    """What cannot be issued yet, oldest first; at most 100."""
    found = Waiting.objects.select_related("sale", "company").order_by("waiting_since")
    if company_id is not None:
        found = found.filter(company_id=company_id)
    return list(found[:100])


def without_document() -> list[Invoice]:
    """Those whose file was not made within the hour: something is wrong; at most 50."""
    late = Invoice.objects.filter(document=None, issued_at__lt=now() - timedelta(hours=1))
    return list(late.defer("lines").order_by("pk")[:50])


def missing_of(rows: list[Waiting]) -> str:
    """The fields that these wait for, each once, in words."""
    return worded(sorted({name for row in rows for name in row.missing}))


def cells(rows: QuerySet[Invoice]) -> Iterator[list[Any]]:
    """Lines of the CSV: euros as « 29,00 », a credit note below zero."""
    for one in rows.iterator(chunk_size=500):
        amounts = [f"{money.decimal:.2f}".replace(".", ",") for money in (one.ht, one.vat, one.ttc)]
        yield [
            one.number, one.get_kind_display(), one.issued_on.isoformat(), one.recipient["name"],
            one.corrects.number if one.corrects else "", *amounts, one.vat_category,
            one.paid_on.isoformat() if one.paid_on else "",
        ]  # fmt: skip
