"""The simulator behind the contract: each order once per key, each change told by a message."""

import hmac
import json
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.db import transaction
from django.urls import reverse

from ouvrage.kit.db import refuse_transaction
from ouvrage.kit.jobs import enqueue
from ouvrage.kit.time import now, today
from ouvrage.payments.causes import Cause
from ouvrage.payments.gateways.contract import (
    About,
    ChargeFound,
    ChargeOrder,
    Forged,
    Message,
    MethodFound,
    Misused,
    Movement,
    Outcome,
    PayerOrder,
    RefundFound,
    RefundOrder,
    SetupFound,
    SetupOrder,
    SetupPage,
)
from ouvrage.payments.gateways.signatures import is_signed, signature
from ouvrage.payments.gateways.simulator.bank import first_answer
from ouvrage.payments.gateways.simulator.models import Simulated, SimulatedKind

SLOW = timedelta(seconds=20)


class Simulator:
    """An outside system that happens to live in the same database."""

    name = "simulator"

    def make_payer(self, order: PayerOrder) -> str:
        refuse_transaction()
        return _file(SimulatedKind.PAYER, order.key, name=order.name).pk

    def start_setup(self, order: SetupOrder) -> SetupPage:
        refuse_transaction()
        row = _file(
            SimulatedKind.SETUP,
            order.key,
            status=Outcome.PROCESSING,
            means=order.kind,
            payer=order.payer_id,
            back=order.return_address,
            cancel=order.cancel_address,
        )
        return SetupPage(
            gateway_id=row.pk, address=reverse("payments:simulated_entry", args=[row.pk])
        )

    def read_setup(self, gateway_id: str) -> SetupFound:
        refuse_transaction()
        row = _find(SimulatedKind.SETUP, gateway_id)
        method = None
        if row.status == Outcome.PAID:
            method = _method_found(_find(SimulatedKind.METHOD, row.data["method"]))
        return SetupFound(state=Outcome(row.status), method=method)

    def charge(self, order: ChargeOrder) -> ChargeFound:
        refuse_transaction()
        method = _find(SimulatedKind.METHOD, order.method_id)
        state, cause = first_answer(method.data["habit"])
        if method.status == "detached":
            state, cause = Outcome.FAILED, Cause.REMOVED
        with transaction.atomic():
            row = _file(
                SimulatedKind.CHARGE,
                order.key,
                status=state,
                moved_on=today() if state == Outcome.PAID else None,
                cause=cause,
                amount=order.amount_cents,
                label=order.label,
                habit=method.data["habit"],
                back=order.return_address,
            )
            if row.status == Outcome.PROCESSING:
                at = now() + SLOW
                enqueue("payments.simulator_ends", key=f"end:{row.pk}", at=at, charge_id=row.pk)
            tell(About.CHARGE, row.pk, state)
        return _charge_found(row)

    def find_charge(self, order: ChargeOrder) -> ChargeFound | None:
        refuse_transaction()
        row = Simulated.objects.filter(kind=SimulatedKind.CHARGE, key=order.key).first()
        return _charge_found(row) if row else None

    def read_charge(self, gateway_id: str) -> ChargeFound:
        refuse_transaction()
        return _charge_found(_find(SimulatedKind.CHARGE, gateway_id))

    def give_up_charge(self, gateway_id: str, key: str) -> ChargeFound:
        refuse_transaction()
        row = _find(SimulatedKind.CHARGE, gateway_id)
        if row.status == Outcome.ACTION_REQUIRED:
            end_charge(row.pk, Outcome.FAILED, "confirmation_failed")
        return self.read_charge(gateway_id)

    def refund(self, order: RefundOrder) -> RefundFound:
        refuse_transaction()
        charge = _find(SimulatedKind.CHARGE, order.charge_id)
        with transaction.atomic():
            row = _file(
                SimulatedKind.REFUND,
                order.key,
                status=Outcome.PAID,
                moved_on=today(),
                amount=order.amount_cents,
                charge=charge.pk,
            )
            tell(About.REFUND, row.pk, Outcome.PAID)
        return _refund_found(row)

    def find_refund(self, order: RefundOrder) -> RefundFound | None:
        refuse_transaction()
        row = Simulated.objects.filter(kind=SimulatedKind.REFUND, key=order.key).first()
        return _refund_found(row) if row else None

    def read_refund(self, gateway_id: str) -> RefundFound:
        refuse_transaction()
        return _refund_found(_find(SimulatedKind.REFUND, gateway_id))

    def detach_method(self, gateway_id: str) -> None:
        refuse_transaction()
        Simulated.objects.filter(pk=gateway_id).update(status="detached")

    def list_movements(self, first: date, last: date) -> list[Movement]:
        refuse_transaction()
        rows = Simulated.objects.filter(moved_on__range=(first, last)).order_by("pk")
        sign = {SimulatedKind.CHARGE: 1, SimulatedKind.REFUND: -1, SimulatedKind.DISPUTE: -1}
        return [
            Movement(
                object_id=row.data.get("charge_taken_back", row.pk),
                amount_cents=sign[SimulatedKind(row.kind)] * row.data["amount"],
                day_on=row.moved_on,
            )
            for row in rows
        ]

    def read_message(self, body: bytes, headers: Mapping[str, str]) -> Message:
        if not is_signed(body, headers.get("X-Simulator-Signature", ""), [secret()], now()):
            raise Forged
        told = json.loads(body)
        return Message(
            event_id=told["id"],
            type=told["type"],
            about=About(told["about"]),
            object_id=told["object"],
        )


def end_charge(charge_id: str, state: Outcome, cause: str) -> None:
    """The bank's last word on a charge that was waiting for it."""
    with transaction.atomic():
        row = Simulated.objects.select_for_update().get(pk=charge_id)
        if row.status not in {Outcome.PROCESSING, Outcome.ACTION_REQUIRED}:
            return
        row.status = state
        row.data["cause"] = cause
        row.moved_on = today() if state == Outcome.PAID else None
        row.save(update_fields=["status", "data", "moved_on"])
        tell(About.CHARGE, charge_id, state)


def take_back_charge(charge_id: str, cause: str) -> None:
    """The bank takes back what it had paid, once."""
    with transaction.atomic():
        row = Simulated.objects.select_for_update().get(pk=charge_id)
        if row.status != Outcome.PAID:
            return
        row.status, row.data["cause"] = Outcome.RETURNED, cause
        row.save(update_fields=["status", "data"])
        _file(
            SimulatedKind.DISPUTE,
            f"dispute:{charge_id}",
            moved_on=today(),
            amount=row.data["amount"],
            charge_taken_back=charge_id,
        )
        tell(About.CHARGE, charge_id, Outcome.RETURNED)


def tell(about: About, object_id: str, state: str) -> None:
    """Send a message by a job, as a provider does: later, and perhaps more than once."""
    enqueue(
        "payments.simulator_tells",
        message_id=f"message_{uuid4().hex}",
        about=str(about),
        object_id=object_id,
        state=str(state),
    )


def signed(body: bytes) -> dict[str, str]:
    """The headers of a message of the simulator."""
    return {"X-Simulator-Signature": signature(body, secret(), now())}


def secret() -> str:
    return hmac.new(settings.SECRET_KEY.encode(), b"payment simulator", "sha256").hexdigest()


def _file(
    kind: SimulatedKind, key: str, *, status: str = "", moved_on: date | None = None, **data: Any
) -> Simulated:
    """The object that this order makes, or made the first time."""
    row, _made = Simulated.objects.get_or_create(
        key=key,
        defaults={
            "id": f"sim_{kind.value}_{uuid4().hex}",
            "kind": kind,
            "status": status,
            "moved_on": moved_on,
            "data": data,
        },
    )
    return row


def _find(kind: SimulatedKind, gateway_id: str) -> Simulated:
    row = Simulated.objects.filter(kind=kind, pk=gateway_id).first()
    if row is None:
        raise Misused(f"no such {kind}")
    return row


def _charge_found(row: Simulated) -> ChargeFound:
    waits = row.status == Outcome.ACTION_REQUIRED
    return ChargeFound(
        gateway_id=row.pk,
        state=Outcome(row.status),
        amount_cents=row.data["amount"],
        cause=row.data["cause"],
        action_address=reverse("payments:simulated_bank", args=[row.pk]) if waits else "",
        key=row.key,
    )


def _refund_found(row: Simulated) -> RefundFound:
    return RefundFound(gateway_id=row.pk, state=Outcome(row.status), key=row.key)


def _method_found(row: Simulated) -> MethodFound:
    kept = row.data
    return MethodFound(
        gateway_id=row.pk,
        kind=kept["means"],
        brand=kept["brand"],
        last4=kept["last4"],
        expiry_month=kept["expiry_month"],
        expiry_year=kept["expiry_year"],
        mandate=kept["mandate"],
    )
