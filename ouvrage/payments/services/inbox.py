"""Messages of the provider: kept as they came, once; what they are about is asked again.

So their order, their number and what they claim change nothing in the end (INV-11).
"""

import json
from collections.abc import Mapping

import structlog
from django.db import transaction

from ouvrage.kit.jobs import enqueue
from ouvrage.kit.time import now
from ouvrage.payments.gateways import gateway
from ouvrage.payments.gateways.contract import About, Misused
from ouvrage.payments.models import Charge, Event, Refund, Setup
from ouvrage.payments.services.sending import (
    adopt_charge,
    adopt_refund,
    follow_charge,
    send_refund,
)
from ouvrage.payments.services.setups import follow_setup

log = structlog.get_logger()


@transaction.atomic
def receive_event(*, gateway_name: str, body: bytes, headers: Mapping[str, str]) -> None:
    """Keep a signed message, once per provider and number; a job sees to it.

    Raises `contract.Forged` and keeps nothing when the signature is not right.
    """
    message = gateway(gateway_name).read_message(body, headers)
    rows = Event.objects.bulk_create(
        [
            Event(
                gateway=gateway_name,
                event_id=message.event_id,
                type=message.type,
                about=message.about,
                object_id=message.object_id,
                body=json.loads(body),
            )
        ],
        ignore_conflicts=True,
    )
    if rows and message.about:
        key = f"event:{gateway_name}:{message.event_id}"
        enqueue(
            "payments.handle_event",
            key=key,
            gateway_name=gateway_name,
            event_id=message.event_id,
        )


def handle_event(*, gateway_name: str, event_id: str) -> None:
    """Ask the provider where the thing stands that a message is about."""
    event = Event.objects.get(gateway=gateway_name, event_id=event_id)
    if event.handled_at is not None:
        return
    try:
        _follow(event)
    except Misused:  # an object of somebody else's, or gone
        log.warning("payments.message_about_nothing", event_id=event.event_id)
    Event.objects.filter(pk=event.pk).update(handled_at=now())


def _follow(event: Event) -> None:
    """A message that overtakes the answer to our own order is matched by the order's key."""
    mine = {"gateway_id": event.object_id}
    if event.about == About.CHARGE:
        charge = Charge.objects.filter(gateway=event.gateway, **mine).first()
        if charge:
            follow_charge(charge_id=charge.pk)
        else:
            adopt_charge(gateway_name=event.gateway, gateway_id=event.object_id)
    elif event.about == About.SETUP:
        for setup in Setup.objects.filter(gateway=event.gateway, **mine):
            follow_setup(setup_id=setup.pk)
    elif event.about == About.REFUND:
        refund = Refund.objects.filter(charge__gateway=event.gateway, **mine).first()
        if refund:
            send_refund(refund_id=refund.pk)
        else:
            adopt_refund(gateway_name=event.gateway, gateway_id=event.object_id)
