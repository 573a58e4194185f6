"""Orders to the provider, and asking again where they stand. Each is safe to run twice."""

from uuid import UUID

import structlog

from ouvrage.kit.jobs import job
from ouvrage.kit.time import now
from ouvrage.payments import queries
from ouvrage.payments.gateways.contract import Unreachable
from ouvrage.payments.gateways.simulator import jobs as simulator_jobs  # noqa: F401 — registers
from ouvrage.payments.services import inbox, sending, setups

log = structlog.get_logger()


@job("payments.send_charge")
def send_charge(charge_id: str) -> None:
    """Draw a try. When the answer is lost the job fails and is repeated with the same key."""
    sending.send_charge(charge_id=UUID(charge_id))


@job("payments.give_up_charge")
def give_up_charge(charge_id: str) -> None:
    sending.give_up_charge(charge_id=UUID(charge_id))


@job("payments.send_refund")
def send_refund(refund_id: str) -> None:
    """Give money back, likewise under one key."""
    sending.send_refund(refund_id=UUID(refund_id))


@job("payments.detach_method")
def detach_method(method_id: str) -> None:
    sending.detach_method(method_id=UUID(method_id))


@job("payments.handle_event")
def handle_event(gateway_name: str, event_id: str) -> None:
    inbox.handle_event(gateway_name=gateway_name, event_id=event_id)


@job("payments.follow_up", cron="*/5 * * * *")
def follow_up() -> None:
    """Ask again about everything that has waited too long: no message of the provider is needed
    for the truth to arrive. One that does not answer now is asked at the next turn."""
    moment = now()
    try:
        for charge_id in queries.charges_to_follow(moment):
            sending.follow_charge(charge_id=charge_id)
        for refund_id in queries.refunds_to_follow(moment):
            sending.send_refund(refund_id=refund_id)
        for setup_id in queries.setups_to_follow(moment):
            setups.follow_setup(setup_id=setup_id)
    except Unreachable:
        log.warning("payments.provider_silent")
    for setup_id in queries.setups_to_leave(moment):
        setups.leave_setup(setup_id=setup_id)
