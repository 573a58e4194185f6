"""Reading the statement, comparing it, asking again, closing by hand."""

from datetime import date, timedelta

import structlog
from django.db import transaction

from ouvrage.accounts.models import User
from ouvrage.journal.services import record
from ouvrage.kit.db import hold
from ouvrage.kit.time import now, today
from ouvrage.payments import facts
from ouvrage.payments.errors import DifferenceClosed, NothingToAskAgain
from ouvrage.payments.gateways import gateway
from ouvrage.payments.gateways.contract import Movement
from ouvrage.payments.models import (
    Charge,
    Difference,
    Direction,
    Reconciliation,
    Refund,
    StatementLine,
)
from ouvrage.payments.parameters import RECONCILED_DAYS
from ouvrage.payments.reconciliation.comparing import compare
from ouvrage.payments.services import sending

log = structlog.get_logger()
A_DAY = timedelta(days=1)
AT_ONCE = 1_000


def reconcile(*, gateway_name: str) -> Reconciliation:
    """Read the statement of the last days and compare it up to yesterday; safe to run twice.

    A day more is read on both sides, for movements that the two date differently.
    Raises `contract.Unreachable` when the provider does not answer; nothing is changed then.
    """
    last = today() - A_DAY
    first = last - timedelta(days=RECONCILED_DAYS.value() - 1)
    begins, ends = first - A_DAY, today()
    movements = gateway(gateway_name).list_movements(begins, ends)
    return keep_statement(gateway_name, movements, begins, ends, first=first, last=last)


@transaction.atomic
def keep_statement(
    gateway_name: str,
    movements: list[Movement],
    begins: date,
    ends: date,
    *,
    first: date,
    last: date,
) -> Reconciliation:
    """Replace the kept statement of those days by what was read, then compare.

    Then: payments.reconciled.
    """
    hold(f"reconciliation:{gateway_name}")  # two at once would each insert the other's lines
    lines = _lines(gateway_name, movements, ends)
    kept = StatementLine.objects.filter(gateway=gateway_name, day_on__range=(begins, ends))
    kept.delete()
    StatementLine.objects.bulk_create(
        lines,
        batch_size=AT_ONCE,
        update_conflicts=True,
        unique_fields=["gateway", "reference", "direction"],
        update_fields=["day_on", "amount_cents", "fee_cents", "read_at"],
    )
    came = compare(gateway_name, first, last)
    run = Reconciliation.objects.create(
        gateway=gateway_name,
        first_on=first,
        last_on=last,
        here_count=came.here_count,
        here_cents=came.here_cents,
        there_count=came.there_count,
        there_cents=came.there_cents,
        found=came.found,
        closed=came.closed,
    )
    record(facts.RECONCILED, subject=run, actor=None, gateway=gateway_name, found=came.found)
    if came.found:
        log.error("payments.differences_found", gateway=gateway_name, found=came.found)
    return run


def ask_again(*, difference_id: int) -> None:
    """Ask the provider where the try or refund of a difference stands, then compare anew.

    Outside any transaction. Refused: payments.nothing_to_ask_again.
    """
    difference = Difference.objects.found(pk=difference_id)
    name = {"gateway_id": difference.reference}
    charge = Charge.objects.filter(gateway=difference.gateway, **name).first()
    refund = Refund.objects.filter(charge__gateway=difference.gateway, **name).first()
    if charge:
        sending.follow_charge(charge_id=charge.pk)
    elif refund:
        sending.send_refund(refund_id=refund.pk)
    else:
        raise NothingToAskAgain
    reconcile(gateway_name=difference.gateway)


@transaction.atomic
def close_difference(*, difference_id: int, note: str, actor: User) -> Difference:
    """Close by hand what will never agree, saying why; it stays closed while nothing changes.

    Refused: payments.difference_closed. Then: payments.difference_closed.
    """
    difference = Difference.objects.locked(pk=difference_id)
    if difference.closed_by_id == actor.pk:
        return difference
    if difference.closed_at is not None:
        raise DifferenceClosed
    difference.closed_at, difference.closed_by = now(), actor
    difference.note = note.strip()
    difference.save(update_fields=["closed_at", "closed_by", "note"])
    record(
        facts.DIFFERENCE_CLOSED,
        subject=difference,
        actor=actor,
        side="staff",
        reference=difference.reference,
        note=difference.note,
    )
    return difference


def _lines(name: str, movements: list[Movement], ends: date) -> list[StatementLine]:
    """One line per thing and direction; a statement may tell the same in several."""
    lines: dict[tuple[str, str], StatementLine] = {}
    for movement in movements:
        direction = Direction.IN if movement.amount_cents > 0 else Direction.OUT
        key = (movement.object_id, str(direction))
        if key in lines:
            lines[key].amount_cents += movement.amount_cents
            lines[key].fee_cents = (lines[key].fee_cents or 0) + (movement.fee_cents or 0)
        elif movement.amount_cents:
            lines[key] = StatementLine(
                gateway=name,
                reference=movement.object_id,
                direction=direction,
                day_on=movement.day_on or ends - A_DAY,
                amount_cents=movement.amount_cents,
                fee_cents=movement.fee_cents,
                read_at=now(),
            )
    return list(lines.values())
