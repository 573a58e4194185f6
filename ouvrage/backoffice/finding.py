"""What of money staff find by a word or a number, each as far as his role may look."""

import re
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q, QuerySet

from ouvrage.accounts.models import StaffRole, User
from ouvrage.invoices.models import Invoice
from ouvrage.payments.models import Charge, Payment, Refund
from ouvrage.subscriptions.models import Subscription

MOST = 10


@dataclass(frozen=True, slots=True)
class MoneySearch:
    """Payments and invoices for accountants; subscriptions for sales agents too."""

    words: str
    reader: User

    def payments(self) -> QuerySet[Payment]:
        """By our identifier, the provider's of a try or a refund, or the amount to the cent."""
        if not self.reader.has_role(StaffRole.ACCOUNTANT):
            return Payment.objects.none()
        match = Q(gateway_id=self.words)
        tries = Charge.objects.filter(gateway_id=self.words).values("payment_id")
        refunds = Refund.objects.filter(gateway_id=self.words).values("payment_id")
        match |= Q(pk__in=tries) | Q(pk__in=refunds)
        if self._identifier:
            match |= Q(pk=self._identifier)
        if self._cents is not None:
            match |= Q(amount_cents=self._cents)
        found = Payment.objects.filter(match).select_related("company", "method")
        return found.order_by("-pk")[:MOST]

    def invoices(self) -> QuerySet[Invoice]:
        """By number, whole or its end."""
        if not self.reader.has_role(StaffRole.ACCOUNTANT):
            return Invoice.objects.none()
        found = Invoice.objects.filter(number__icontains=self.words)
        return found.defer("lines", "issuer").order_by("-pk")[:MOST]

    def subscriptions(self) -> QuerySet[Subscription]:
        """By company, the running ones first."""
        if not self.reader.has_role(StaffRole.ACCOUNTANT, StaffRole.SALES):
            return Subscription.objects.none()
        named = Q(company__name__icontains=self.words)
        named |= Q(company__members__pseudo__iexact=self.words)
        found = Subscription.objects.filter(named).select_related("company", "plan").distinct()
        return found.order_by("-pk")[:MOST]

    @property
    def _identifier(self) -> UUID | None:
        try:
            return UUID(self.words)
        except ValueError:
            return None

    @property
    def _cents(self) -> int | None:
        """An amount is recognised by its two decimals: « 34,80 », "1 234.50"."""
        plain = re.sub(r"[\s\u00a0\u202f€]", "", self.words)
        found = re.fullmatch(r"(\d{1,7})[,.](\d{2})", plain)
        return int(found[1]) * 100 + int(found[2]) if found else None
