"""Messages of the provider: kept as they came, once; what they are about is asked again.

So their order, their number and what they claim change nothing in the end (INV-11).
"""

import json
from collections.abc import Mapping

from django.db import transaction

from ouvrage.kit.jobs import enqueue
from ouvrage.kit.time import now
from ouvrage.payments.gateways import gateway
from ouvrage.payments.gateways.contract import About
from ouvrage.payments.models import Charge, Event, Refund, Setup
from ouvrage.payments.services.sending import follow_charge, send_refund
from ouvrage.payments.services.setups import follow_setup


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
    _follow(event)
    Event.objects.filter(pk=event.pk).update(handled_at=now())


def _follow(event: Event) -> None:
    """An object that is not ours, or not yet known here, is left to the sweep."""
    mine = {"gateway_id": event.object_id}
    if event.about == About.CHARGE:
        for charge in Charge.objects.filter(gateway=event.gateway, **mine):
            follow_charge(charge_id=charge.pk)
    elif event.about == About.SETUP:
        for setup in Setup.objects.filter(gateway=event.gateway, **mine):
            follow_setup(setup_id=setup.pk)
    elif event.about == About.REFUND:
        for refund in Refund.objects.filter(charge__gateway=event.gateway, **mine):
            send_refund(refund_id=refund.pk)
