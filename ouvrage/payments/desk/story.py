"""The story of one payment: every try, message, refund, sale and movement in the books, by date."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext as _

from ouvrage.accounts.models import User
from ouvrage.kit.models import Trace
from ouvrage.kit.money import Money
from ouvrage.ledger.models import Entry
from ouvrage.payments.causes import cause_words
from ouvrage.payments.desk.registry import Place, StoryLine, purposes, tellers
from ouvrage.payments.models import Charge, Difference, Event, Payment, Refund, Sale
from ouvrage.payments.reasons import reason_words
from ouvrage.payments.states import ChargeState, PaymentState, RefundState
from ouvrage.ui.text import money

TONES = {
    ChargeState.PAID: "good",
    ChargeState.FAILED: "bad",
    ChargeState.RETURNED: "bad",
    ChargeState.ACTION_REQUIRED: "wait",
    RefundState.DONE: "good",
    RefundState.TO_APPROVE: "wait",
}
IN_HAND = "in_hand"
PAYABLE = {PaymentState.ASKED, PaymentState.FAILED, PaymentState.RETURNED}


@dataclass(frozen=True, slots=True)
class Source:
    """From what money can be given back: what is in hand, or a sale to be taken back."""

    value: str
    label: str
    left: Money


@dataclass(frozen=True)
class Story:
    """One payment with all that hangs on it; a bounded number of queries, whatever happened."""

    payment: Payment

    @cached_property
    def charges(self) -> list[Charge]:
        return list(self.payment.charges.select_related("method").order_by("number"))

    @cached_property
    def refunds(self) -> list[Refund]:
        rows = self.payment.refunds.select_related("requested_by", "approved_by", "charge")
        return list(rows.order_by("asked_at", "pk"))

    @cached_property
    def sales(self) -> list[Sale]:
        return list(self.payment.sales.order_by("sold_at", "pk"))

    @property
    def to_approve(self) -> list[Refund]:
        return [refund for refund in self.refunds if refund.state == RefundState.TO_APPROVE]

    @cached_property
    def place(self) -> Place | None:
        """Where its purpose is seen to, when an app above has such a page."""
        known = purposes.get(self.payment.purpose)
        return known.place(self.payment) if known else None

    @property
    def is_payable(self) -> bool:
        return self.payment.state in PAYABLE

    @property
    def may_be_cancelled(self) -> bool:
        """No longer asked for, unless its own page decides that."""
        state = PaymentState.CANCELLED
        return self.place is None and self.payment.MOVES.allows(self.payment.state, state)

    @cached_property
    def sources(self) -> list[Source]:
        """From what a refund may be taken, now."""
        if self.payment.state != PaymentState.PAID:
            return []
        left: Counter[object] = Counter()
        for sale in self.sales:
            left[sale.reverses_id or sale.pk] += sale.ttc_cents
        found = [
            Source(str(sale.pk), sale.name, Money(left[sale.pk]))
            for sale in self.sales
            if sale.reverses_id is None
        ]
        in_hand = Money(self.payment.in_hand_cents)
        found.append(Source(IN_HAND, _("Money in hand, not sold for"), in_hand))
        return [source for source in found if source.left.cents > 0]

    @property
    def differences(self) -> list[Difference]:
        """Movements of it on which the provider and our books disagree."""
        rows = Difference.objects.filter(closed_at__isnull=True, reference__in=self._references)
        return list(rows)

    @cached_property
    def lines(self) -> list[StoryLine]:
        """Everything, oldest first."""
        told = [*self._asked(), *self._moved(), *self._messages(), *self._sold(), *self._posted()]
        for teller in tellers:
            told += teller(self.payment)
        return sorted(told, key=lambda line: line.at)

    def _asked(self) -> Iterator[StoryLine]:
        payment = self.payment
        yield StoryLine(payment.asked_at, _("Asked"), payment.label, amount=payment.amount)
        for charge in self.charges:
            how = _("the payer being there") if charge.is_on_session else _("nobody being there")
            said = _("Try {number}: {method}, {how}")
            label = said.format(number=charge.number, method=charge.method, how=how)
            yield StoryLine(charge.ordered_at, label, amount=Money(charge.amount_cents))
        for refund in self.refunds:
            label = _("Refund asked by {name}") if refund.requested_by else _("Refund by a rule")
            who = refund.requested_by.full_name if refund.requested_by else ""
            why = reason_words(refund.reason)
            yield StoryLine(refund.asked_at, label.format(name=who), why, "wait", refund.amount)

    def _moved(self) -> Iterator[StoryLine]:
        """Each change of state, from the trace: it knows the moment and the person."""
        charges = {str(charge.pk): charge for charge in self.charges}
        refunds = {str(refund.pk): refund for refund in self.refunds}
        ids = [str(self.payment.pk), *charges, *refunds]
        rows = ["payments.payment", "payments.charge", "payments.refund"]
        traces = list(Trace.objects.filter(row__in=rows, row_id__in=ids).order_by("pk"))
        names = self._names({trace.by_id for trace in traces if trace.by_id})
        for trace in traces:
            who = names.get(trace.by_id or 0, "")
            if trace.row_id in charges:
                yield _answer(trace, charges[trace.row_id])
            elif trace.row_id in refunds:
                yield _refunded(trace, refunds[trace.row_id], who)
            elif trace.target == PaymentState.CANCELLED:
                yield StoryLine(trace.at, _("No longer asked for"), who)

    def _names(self, ids: set[int]) -> dict[int, str]:
        if not ids:
            return {}
        return {person.pk: person.full_name for person in User.objects.filter(pk__in=ids)}

    @cached_property
    def _references(self) -> list[str]:
        """The provider's names of the tries and of the refunds."""
        names = [charge.gateway_id for charge in self.charges]
        names += [refund.gateway_id for refund in self.refunds]
        return [name for name in names if name]

    def _messages(self) -> Iterator[StoryLine]:
        events = Event.objects.filter(object_id__in=self._references).defer("body")
        for event in events.order_by("pk")[:200]:
            label = _("Message from {gateway}: {type}").format(
                gateway=event.gateway, type=event.type
            )
            waits = "" if event.handled_at else _("Not seen to yet.")
            yield StoryLine(event.received_at, label, waits, "small", proof=event.event_id)

    def _sold(self) -> Iterator[StoryLine]:
        for sale in self.sales:
            label = _("Taken back: {name}") if sale.reverses_id else _("Sold: {name}")
            yield StoryLine(
                sale.sold_at, label.format(name=sale.name), reason_words(sale.reason), "",
                Money(sale.ttc_cents),
            )  # fmt: skip

    def _posted(self) -> Iterator[StoryLine]:
        """Movements in the books, by the keys that these facts have."""
        keys = [f"sale:{sale.pk}" for sale in self.sales]
        keys += [
            f"charge:{row.pk}:{end}" for row in self.charges for end in ("received", "returned")
        ]
        ends = ("refund_ordered", "refund_done", "refund_failed")
        keys += [f"refund:{row.pk}:{end}" for row in self.refunds for end in ends]
        entries = Entry.objects.filter(key__in=keys).prefetch_related("postings__account")
        for entry in entries.order_by("pk"):
            moves = [
                f"{line.account.code} {money(Money(line.amount))}" for line in entry.postings.all()
            ]
            label = _("In the books, entry {number}").format(number=entry.pk)
            yield StoryLine(entry.at, label, " · ".join(moves), "small")


def _answer(trace: Trace, charge: Charge) -> StoryLine:
    """What the bank said of a try."""
    state = ChargeState(trace.target)
    said = _("Try {number}: {state}").format(number=charge.number, state=state.label)
    is_no = state in {ChargeState.FAILED, ChargeState.RETURNED}
    text = cause_words(charge.failure_code) if is_no and charge.failure_code else ""
    return StoryLine(trace.at, said, text, TONES.get(state, "small"), proof=charge.gateway_id or "")


def _refunded(trace: Trace, refund: Refund, who: str) -> StoryLine:
    """Where a refund went."""
    state = RefundState(trace.target)
    text = who
    if state == RefundState.DECLINED:
        text = f"{who}: {refund.answer}" if refund.answer else who
    elif state == RefundState.FAILED and refund.failure_code:
        text = cause_words(refund.failure_code)
    label = _("Refund {state}").format(state=state.label)
    return StoryLine(
        trace.at, label, text, TONES.get(state, "small"), refund.amount, refund.gateway_id or ""
    )
