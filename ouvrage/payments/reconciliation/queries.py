"""Differences as the accountant reads them, the comparisons, and the movements of a period."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, ClassVar
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from ouvrage.kit.time import now, paris_day, start_of_day
from ouvrage.ledger.models import Posting
from ouvrage.payments.accounts import REFUND_DONE, REFUND_FAILED, RETURNED
from ouvrage.payments.models import (
    Charge,
    Difference,
    DifferenceKind,
    Direction,
    Payment,
    Reconciliation,
    Refund,
    StatementLine,
)

LATE = timedelta(hours=24)
STALE = timedelta(hours=36)
BATCH = 500


@dataclass(frozen=True, slots=True)
class Row:
    """A difference with what we know of its movement, and why it may be there."""

    difference: Difference
    payment_id: UUID | None
    cause: str
    is_late: bool


@dataclass(frozen=True, slots=True)
class Differences:
    """Those that are open, or those that were closed; newest first."""

    ORDER: ClassVar[tuple[str, ...]] = ("-pk",)

    closed: bool = False

    def found(self) -> QuerySet[Difference]:
        rows = Difference.objects.select_related("closed_by")
        return rows.filter(closed_at__isnull=not self.closed)

    def rows(self, differences: list[Difference]) -> list[Row]:
        """With their causes: two queries for a whole page."""
        names = [difference.reference for difference in differences]
        charges = {row.gateway_id: row for row in Charge.objects.filter(gateway_id__in=names)}
        refunds = {row.gateway_id: row for row in Refund.objects.filter(gateway_id__in=names)}
        late = now() - LATE
        told = []
        for one in differences:
            known = charges.get(one.reference) or refunds.get(one.reference)
            told.append(
                Row(
                    one,
                    known.payment_id if known else None,
                    _cause(one, known),
                    one.closed_at is None and one.found_at < late,
                )
            )
        return told


def _cause(difference: Difference, known: Charge | Refund | None) -> str:
    """Why the two sides may disagree, in a sentence."""
    state = str(known.get_state_display()) if known else ""
    if difference.kind == DifferenceKind.AMOUNT:
        return _("Both sides know it, with different amounts.")
    if difference.kind == DifferenceKind.MISSING_THERE:
        return _("We counted it; the provider’s statement does not have it. Ask again, or wait.")
    if known:
        return _(
            "The provider did it; here it is “{state}”. Ask again: its answer was lost."
        ).format(state=state)
    if difference.direction == Direction.OUT:
        return _("Money left without a refund of ours: done by hand at the provider, or disputed.")
    return _("No try of ours has this number: done by hand at the provider?")


def last_runs() -> list[Reconciliation]:
    """The latest comparisons, newest first."""
    return list(Reconciliation.objects.order_by("-pk")[:10])


def is_stale(runs: list[Reconciliation]) -> bool:
    """Whether the morning's comparison did not take place."""
    return not runs or runs[0].ran_at < now() - STALE


def movements(first: date, last: date) -> Iterator[list[Any]]:
    """Money in and out of those days as the books have it, with the fee where it is known."""
    lines = (
        Posting.objects.filter(
            account__code__startswith="psp:",
            entry__at__gte=start_of_day(first),
            entry__at__lt=start_of_day(last + timedelta(days=1)),
        )
        .select_related("entry", "account")
        .order_by("pk")
    )
    batch: list[Posting] = []
    for line in lines.iterator(chunk_size=BATCH):
        batch.append(line)
        if len(batch) == BATCH:
            yield from _told(batch)
            batch = []
    yield from _told(batch)


def _told(lines: list[Posting]) -> Iterator[list[Any]]:
    """A batch of lines, with their payments and fees in three queries."""
    names = [line.entry.reference for line in lines]
    of = dict(Charge.objects.filter(gateway_id__in=names).values_list("gateway_id", "payment_id"))
    refunds = Refund.objects.filter(gateway_id__in=names)
    of |= dict(refunds.values_list("gateway_id", "payment_id"))
    payments = Payment.objects.select_related("company").in_bulk(set(of.values()))
    fees = {
        (line.reference, line.direction): line.fee_cents
        for line in StatementLine.objects.filter(reference__in=names)
    }
    kinds = {
        RETURNED: _("taken back by the bank"),
        REFUND_DONE: _("refund"),
        REFUND_FAILED: _("refund refused by the bank"),
    }
    for line in lines:
        payment = payments.get(of.get(line.entry.reference))
        direction = Direction.IN if line.amount > 0 else Direction.OUT
        yield [
            paris_day(line.entry.at).isoformat(),
            kinds.get(line.entry.kind, _("payment")),
            payment.company.name if payment else "",
            payment.label if payment else "",
            line.amount,
            fees.get((line.entry.reference, direction)),
            line.account.code.removeprefix("psp:"),
            line.entry.reference,
            str(payment.pk) if payment else "",
            line.entry_id,
        ]
