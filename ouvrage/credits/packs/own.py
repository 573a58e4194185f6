"""The page of one order."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from ouvrage.credits.errors import PackCreditsSpent, PackTooLate
from ouvrage.credits.models import Grant, PackOrder
from ouvrage.credits.packs import rules
from ouvrage.credits.packs.queries import grants_of, spent_of
from ouvrage.credits.packs.states import PackOrderState
from ouvrage.kit.errors import Refused
from ouvrage.kit.money import Money
from ouvrage.payments.causes import cause_words
from ouvrage.payments.states import PaymentState


@dataclass
class OrderPage:
    """Where an order stands, what it gave, until when and why one may withdraw or not."""

    order: PackOrder

    @cached_property
    def grants(self) -> list[Grant]:
        return list(grants_of(self.order).order_by("key"))

    @cached_property
    def spent(self) -> int:
        return spent_of(self.order)

    @property
    def withdrawable_until(self) -> datetime | None:
        return rules.withdrawable_until(self.order)

    @cached_property
    def why_not(self) -> Refused | None:
        """Why a paid order can no longer be withdrawn from."""
        try:
            rules.check_withdrawable(self.order)
            rules.check_unspent(self.spent)
        except (PackTooLate, PackCreditsSpent) as refusal:
            return refusal
        return None

    @property
    def is_paid(self) -> bool:
        return self.order.state == PackOrderState.PAID

    @property
    def is_coming(self) -> bool:
        """The money is there, its credits follow within a moment: the page looks again."""
        payment = self.order.payment
        is_settled = payment is not None and payment.state == PaymentState.PAID
        return is_settled and self.order.state in {
            PackOrderState.AWAITING,
            PackOrderState.RETURNED,
        }

    @property
    def is_with_the_bank(self) -> bool:
        payment = self.order.payment
        return payment is not None and payment.state == PaymentState.PROCESSING

    @property
    def cause(self) -> str:
        """Why the last try was refused, if it was."""
        payment = self.order.payment
        return cause_words(payment.failure_code) if payment and payment.failure_code else ""

    @property
    def owed(self) -> Money:
        payment = self.order.payment
        return Money(payment.owed_cents if payment else 0)

    @property
    def waits_until(self) -> datetime:
        """Until when an unpaid order waits."""
        return rules.waits_until(self.order)
