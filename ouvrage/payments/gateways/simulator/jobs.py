"""The simulator's own clock: slow banks end, messages are sent."""

import json

from ouvrage.kit.jobs import job
from ouvrage.payments.gateways.contract import Outcome
from ouvrage.payments.gateways.simulator.bank import last_answer
from ouvrage.payments.gateways.simulator.client import end_charge, signed
from ouvrage.payments.gateways.simulator.models import Simulated
from ouvrage.payments.services.inbox import receive_event


@job("payments.simulator_ends")
def simulator_ends(charge_id: str) -> None:
    """A slow bank says its last word."""
    row = Simulated.objects.get(pk=charge_id)
    if row.status == Outcome.PROCESSING:
        end_charge(charge_id, *last_answer(row.data["habit"]))


@job("payments.simulator_tells")
def simulator_tells(message_id: str, about: str, object_id: str, state: str) -> None:
    """Deliver a signed message to the inbox that real providers write to."""
    told = {"id": message_id, "type": f"{about}.{state}", "about": about, "object": object_id}
    body = json.dumps(told).encode()
    receive_event(gateway_name="simulator", body=body, headers=signed(body))
