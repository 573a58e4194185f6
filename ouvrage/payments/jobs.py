"""Orders to the provider, and asking again where they stand. Each is safe to run twice."""

from collections.abc import Callable, Iterable
from uuid import UUID

import structlog

from ouvrage.kit.jobs import job
from ouvrage.kit.time import now
from ouvrage.payments import queries
from ouvrage.payments.gateways.contract import Misused, Resting, Unreachable
from ouvrage.payments.gateways.simulator import jobs as simulator_jobs  # noqa: F401 — registers
from ouvrage.payments.reconciliation.services import reconcile as reconcile_with
from ouvrage.payments.services import inbox, sending, setups

log = structlog.get_logger()


@job("payments.send_charge")
def send_charge(charge_id: str) -> None:
    """Draw a try. When the answer is lost the job fails and is repeated with the same key; while
    the provider rests the job ends, and `follow_up` takes its place."""
    try:
        sending.send_charge(charge_id=UUID(charge_id))
    except Resting:
        log.info("payments.provider_rests", charge_id=charge_id)


@job("payments.give_up_charge")
def give_up_charge(charge_id: str) -> None:
    sending.give_up_charge(charge_id=UUID(charge_id))


@job("payments.send_refund")
def send_refund(refund_id: str) -> None:
    """Give money back, likewise under one key."""
    try:
        sending.send_refund(refund_id=UUID(refund_id))
    except Resting:
        log.info("payments.provider_rests", refund_id=refund_id)


@job("payments.detach_method")
def detach_method(method_id: str) -> None:
    sending.detach_method(method_id=UUID(method_id))


@job("payments.handle_event")
def handle_event(gateway_name: str, event_id: str) -> None:
    try:
        inbox.handle_event(gateway_name=gateway_name, event_id=event_id)
    except Resting:
        log.info("payments.provider_rests", event_id=event_id)


@job("payments.follow_up", cron="*/5 * * * *")
def follow_up() -> None:
    """Ask again about everything that has waited too long: no message of the provider is needed
    for the truth to arrive. One that does not answer now is asked at the next turn."""
    moment = now()
    try:
        _each(queries.charges_to_follow(moment), lambda pk: sending.follow_charge(charge_id=pk))
        _each(queries.charges_to_give_up(moment), lambda pk: sending.give_up_charge(charge_id=pk))
        _each(queries.refunds_to_follow(moment), lambda pk: sending.send_refund(refund_id=pk))
        _each(queries.setups_to_follow(moment), lambda pk: setups.follow_setup(setup_id=pk))
        _each(
            queries.events_to_handle(moment),
            lambda told: inbox.handle_event(gateway_name=told[0], event_id=told[1]),
        )
    except Resting:
        log.info("payments.provider_rests")
    for setup_id in queries.setups_to_leave(moment):
        setups.leave_setup(setup_id=setup_id)


def _each[T](rows: Iterable[T], act: Callable[[T], None]) -> None:
    """One after another: a row that the provider does not understand, or does not answer for,
    does not stop those behind it. The breaker does, when none is answered."""
    for row in rows:
        try:
            act(row)
        except Resting:
            raise
        except Unreachable:
            log.warning("payments.provider_silent", row=str(row))
        except Misused:
            log.exception("payments.order_not_understood", row=str(row))


@job("payments.reconcile", cron="20 5 * * *")
def reconcile() -> None:
    """Compare each provider's statement with our books, every morning. One that is silent makes
    the job fail and come again; what was compared already is compared to the same end."""
    for name in queries.gateways_used():
        reconcile_with(gateway_name=name)
