"""What a company spent here and what came of it, month by month, beside its peers (RULES §5)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from dateutil.relativedelta import relativedelta
from django.db.models import Aggregate, Count, F, QuerySet, Sum
from django.db.models.functions import TruncMonth

from ouvrage.access.models import Opening
from ouvrage.contracts.models import Contract, ContractVersion
from ouvrage.growth.parameters import LEAST_PEERS
from ouvrage.kit.money import Money
from ouvrage.kit.time import PARIS, today
from ouvrage.offers.models import Offer
from ouvrage.payments.models import Sale

SPANS = (3, 12, 36)
"""How many months back, this one included."""


@dataclass(slots=True)
class Gains:
    """What was spent, done and won in one month, or in all of them."""

    month: date | None = None
    spent: int = 0
    credits: int = 0
    offers: int = 0
    selections: int = 0
    signed: int = 0
    amount: int = 0

    @property
    def spent_money(self) -> Money:
        return Money(self.spent)

    @property
    def amount_money(self) -> Money:
        return Money(self.amount)

    @property
    def per_win(self) -> Money | None:
        """What one signed contract cost, rounded half up; none when none was signed."""
        if not self.signed or self.spent < 0:
            return None
        return Money((2 * self.spent + self.signed) // (2 * self.signed))

    @property
    def is_nothing(self) -> bool:
        return not (self.spent or self.credits or self.offers or self.selections or self.signed)


FIGURES = ("spent", "credits", "offers", "selections", "signed", "amount")


@dataclass(frozen=True, slots=True)
class CompanyGains:
    """The page « Rendement de l’abonnement » of one company; six queries."""

    company_id: int
    months: int = 12

    @property
    def since(self) -> datetime:
        return first_of(self.months)

    def count(self) -> list[Gains]:
        """Each month of the span, newest first, even those when nothing happened."""
        first = self.since.date()
        found = {
            day: Gains(day) for day in (first + relativedelta(months=n) for n in range(self.months))
        }
        for figure, rows in self._rows().items():
            for month, value in rows:
                setattr(found[month], figure, value)
        return sorted(found.values(), key=lambda gains: str(gains.month), reverse=True)

    def _rows(self) -> dict[str, Iterable[tuple[date, int]]]:
        mine, since = {"company_id": self.company_id}, self.since
        sales = Sale.objects.filter(**mine, sold_at__gte=since)
        used = Opening.objects.filter(**mine, opened_at__gte=since, returned_at=None)
        offers = Offer.objects.filter(**mine, sent_at__gte=since)
        contracts = Contract.objects.filter(**mine, created_at__gte=since)
        signed = ContractVersion.objects.filter(
            number=F("contract__version"),
            contract__company_id=self.company_id,
            contract__in_force_at__gte=since,
        )
        return {
            "spent": _monthly(sales, "sold_at", Sum("ht_cents")),
            "credits": _monthly(used.exclude(entry_key=""), "opened_at", Count("pk")),
            "offers": _monthly(offers, "sent_at", Count("pk")),
            "selections": _monthly(contracts, "created_at", Count("pk")),
            "signed": _monthly(signed, "contract__in_force_at", Count("pk")),
            "amount": _monthly(signed, "contract__in_force_at", Sum("amount_cents")),
        }


def total(months: Sequence[Gains]) -> Gains:
    """All months together."""
    whole = Gains()
    for figure in FIGURES:
        setattr(whole, figure, sum(getattr(month, figure) for month in months))
    return whole


def peer_median(months: int) -> Money | None:
    """What a signed contract cost in the middle of all who bought a plan in the same months.

    None from fewer than `growth.least_peers` companies: it would tell on somebody. Two queries.
    """
    since = first_of(months)
    spent = dict(
        Sale.objects.filter(sold_at__gte=since)
        .filter(company__in=Sale.objects.filter(sold_at__gte=since, kind="plan").values("company"))
        .values_list("company")
        .annotate(Sum("ht_cents"))
    )
    signed = (
        Contract.objects.filter(in_force_at__gte=since, company__in=spent)
        .values_list("company")
        .annotate(Count("pk"))
    )
    costs = sorted(spent[company] // count for company, count in signed)
    if len(costs) < LEAST_PEERS.value():
        return None
    return Money(costs[(len(costs) - 1) // 2])


def first_of(months: int) -> datetime:
    """The first instant, in Paris, of so many months, this one included."""
    first = today().replace(day=1) - relativedelta(months=months - 1)
    return datetime.combine(first, time(), PARIS)


def _monthly(rows: QuerySet[Any], moment: str, figure: Aggregate) -> list[tuple[date, int]]:
    """The figure of each month in which there is any."""
    by_month = rows.annotate(month=TruncMonth(moment, tzinfo=PARIS)).order_by().values("month")
    found = by_month.annotate(figure=figure).values_list("month", "figure")
    return [(month.date(), value) for month, value in found]
