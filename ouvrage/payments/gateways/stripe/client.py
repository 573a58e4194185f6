"""Stripe behind the contract. Cards and IBANs are entered on Stripe's own pages (decision 0030)."""

import hashlib
import json
from collections.abc import Mapping
from datetime import date

import stripe
from django.conf import settings
from stripe.params import BalanceTransactionListParams, RefundCreateParams
from stripe.params.checkout import SessionCreateParams

from ouvrage.kit.time import end_of_day, now, start_of_day
from ouvrage.payments.gateways.contract import (
    About,
    ChargeFound,
    ChargeOrder,
    Forged,
    Message,
    Misused,
    Movement,
    PayerOrder,
    RefundFound,
    RefundOrder,
    SetupFound,
    SetupOrder,
    SetupPage,
)
from ouvrage.payments.gateways.signatures import is_signed
from ouvrage.payments.gateways.stripe import charging
from ouvrage.payments.gateways.stripe.reading import key_of, movement, refund_found, setup_found
from ouvrage.payments.gateways.stripe.wire import asking, connect
from ouvrage.payments.gateways.stripe.words import MEANS, MESSAGES


class StripeGateway:
    """One account at Stripe."""

    name = "stripe"

    def __init__(self) -> None:
        self.client = connect()

    def make_payer(self, order: PayerOrder) -> str:
        told = {"name": order.name, "email": order.email}
        digest = hashlib.sha256(json.dumps(told).encode()).hexdigest()[:16]
        with asking():  # a colleague who asks next is another order, not a mistake
            customer = self.client.v1.customers.create(
                {
                    "name": order.name,
                    "email": order.email,
                    "metadata": {"company": str(order.company_id)},
                },
                {"idempotency_key": f"{order.key}:{digest}"},
            )
        return customer.id

    def start_setup(self, order: SetupOrder) -> SetupPage:
        params: SessionCreateParams = {
            "mode": "setup",
            "customer": order.payer_id,
            "allowed_payment_method_types": [MEANS[order.kind]],
            "success_url": order.return_address,
            "cancel_url": order.cancel_address,
            "locale": "fr" if order.language.startswith("fr") else "en",
            "client_reference_id": order.key,
        }
        with asking():
            session = self.client.v1.checkout.sessions.create(
                params, {"idempotency_key": order.key}
            )
        return SetupPage(gateway_id=session.id, address=session.url or order.cancel_address)

    def read_setup(self, gateway_id: str) -> SetupFound:
        whole = ["setup_intent.payment_method", "setup_intent.mandate"]
        with asking():
            session = self.client.v1.checkout.sessions.retrieve(gateway_id, {"expand": whole})
        return setup_found(session)

    def charge(self, order: ChargeOrder) -> ChargeFound:
        return charging.draw(self.client, order)

    def find_charge(self, order: ChargeOrder) -> ChargeFound | None:
        return charging.find(self.client, order)

    def read_charge(self, gateway_id: str) -> ChargeFound:
        return charging.read(self.client, gateway_id)

    def give_up_charge(self, gateway_id: str, key: str) -> ChargeFound:
        return charging.give_up(self.client, gateway_id, key)

    def refund(self, order: RefundOrder) -> RefundFound:
        params: RefundCreateParams = {
            "payment_intent": order.charge_id,
            "amount": order.amount_cents,
            "metadata": {"key": order.key, "payment": order.reference},
        }
        with asking():
            refund = self.client.v1.refunds.create(params, {"idempotency_key": order.key})
        return refund_found(refund)

    def find_refund(self, order: RefundOrder) -> RefundFound | None:
        with asking():
            found = self.client.v1.refunds.list({"payment_intent": order.charge_id, "limit": 100})
        mine = (one for one in found.data if key_of(one) == order.key)
        refund = next(mine, None)
        return refund_found(refund) if refund else None

    def read_refund(self, gateway_id: str) -> RefundFound:
        with asking():
            return refund_found(self.client.v1.refunds.retrieve(gateway_id))

    def detach_method(self, gateway_id: str) -> None:
        try:
            with asking():
                self.client.v1.payment_methods.detach(gateway_id)
        except Misused as error:
            if not isinstance(error.__cause__, stripe.InvalidRequestError):
                raise  # it was detached before: nothing is left to forget

    def list_movements(self, first: date, last: date) -> list[Movement]:
        params: BalanceTransactionListParams = {
            "created": {
                "gte": int(start_of_day(first).timestamp()),
                "lte": int(end_of_day(last).timestamp()),
            },
            "limit": 100,
            "expand": ["data.source"],
        }
        with asking():
            page = self.client.v1.balance_transactions.list(params)
            lines = [movement(line) for line in page.auto_paging_iter()]
        return [line for line in lines if line is not None]

    def read_message(self, body: bytes, headers: Mapping[str, str]) -> Message:
        """A hint of what to ask about: of its content only names are used (SEC-76)."""
        header = headers.get("Stripe-Signature", "")
        if not is_signed(body, header, settings.STRIPE_WEBHOOK_SECRETS, now()):
            raise Forged
        told = json.loads(body)
        about, field = MESSAGES.get(told["type"], (About.NOTHING, "id"))
        return Message(
            event_id=told["id"],
            type=told["type"],
            about=about,
            object_id=told["data"]["object"].get(field) or "",
        )
