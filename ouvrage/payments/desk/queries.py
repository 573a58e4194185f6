"""What the accountant's list shows: filters, what needs a hand, counts."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import ClassVar
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from ouvrage.kit.time import now, start_of_day
from ouvrage.payments.models import Charge, Difference, Payment, Refund
from ouvrage.payments.parameters import HAND_DAYS
from ouvrage.payments.states import PaymentState, RefundState

TO_APPROVE_AT_ONCE = 100
PEOPLE = ("payment__company", "requested_by", "sale")


@dataclass(frozen=True, slots=True)
class PaymentList:
    """Payments as the address filters them, newest first."""

    ORDER: ClassVar[tuple[str, ...]] = ("-pk",)

    words: str = ""
    state: str = ""
    purpose: str = ""
    gateway: str = ""
    from_on: date | None = None
    until_on: date | None = None
    cents: int | None = None
    needs_hand: bool = False

    def rows(self) -> QuerySet[Payment]:
        found = Payment.objects.select_related("company", "method")
        for name in ("state", "purpose", "gateway"):
            if getattr(self, name):
                found = found.filter(**{name: getattr(self, name)})
        if self.from_on:
            found = found.filter(asked_at__gte=start_of_day(self.from_on))
        if self.until_on:
            found = found.filter(asked_at__lt=start_of_day(self.until_on + timedelta(days=1)))
        if self.cents is not None:
            found = found.filter(amount_cents=self.cents)
        if self.words:
            found = found.filter(self._named())
        return found.filter(awaits_somebody()) if self.needs_hand else found

    def _named(self) -> Q:
        """A company, our own identifier, or the provider's of a try or a refund."""
        named = Q(company__name__icontains=self.words) | Q(gateway_id=self.words)
        tries = Charge.objects.filter(payment=OuterRef("pk"), gateway_id=self.words)
        refunds = Refund.objects.filter(payment=OuterRef("pk"), gateway_id=self.words)
        named |= Exists(tries) | Exists(refunds)
        try:
            return named | Q(pk=UUID(self.words))
        except ValueError:
            return named


def awaits_somebody() -> Q:
    """Refused or taken back, unconfirmed or under way for too long, paid for nothing, or with a
    refund that waits for a colleague. Each part has its index; the last is a short list."""
    before = now() - timedelta(days=HAND_DAYS.value())
    waiting = Refund.objects.filter(state=RefundState.TO_APPROVE).values_list("payment", flat=True)
    slow = [PaymentState.PROCESSING, PaymentState.ACTION_REQUIRED]
    return (
        Q(state__in=[PaymentState.FAILED, PaymentState.RETURNED])
        | Q(state__in=slow, asked_at__lt=before)
        | Q(state=PaymentState.PAID, in_hand_cents__gt=0, settled_at__lt=before)
        | Q(pk__in=list(waiting[:TO_APPROVE_AT_ONCE]))
    )


def needing_hand() -> int:
    return Payment.objects.filter(awaits_somebody()).count()


def to_approve() -> list[Refund]:
    """Refunds that wait for a colleague, oldest first."""
    rows = Refund.objects.filter(state=RefundState.TO_APPROVE).select_related(*PEOPLE)
    return list(rows.order_by("asked_at", "pk")[:TO_APPROVE_AT_ONCE])


def open_differences() -> int:
    return Difference.objects.filter(closed_at__isnull=True).count()


def gateways() -> list[str]:
    """Providers by which something was ever tried."""
    names = Payment.objects.exclude(gateway="").order_by("gateway").values_list("gateway")
    return [name for (name,) in names.distinct("gateway")]
