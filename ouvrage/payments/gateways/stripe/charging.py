"""Drawing by a saved means: one PaymentIntent per try, made and confirmed in one call."""

import stripe
from stripe.params import PaymentIntentCreateParams

from ouvrage.payments.causes import Cause
from ouvrage.payments.gateways.contract import ChargeFound, ChargeOrder, Misused, Outcome
from ouvrage.payments.gateways.stripe.reading import charge_found, key_of
from ouvrage.payments.gateways.stripe.wire import asking, meaning
from ouvrage.payments.gateways.stripe.words import (
    ALREADY_ENDED,
    AUTHENTICATION_REQUIRED,
    DISPUTES_THAT_TAKE,
    MEANS,
)
from ouvrage.payments.models.method import MethodKind

LATEST = 100


def draw(client: stripe.StripeClient, order: ChargeOrder) -> ChargeFound:
    """Ask for the money under the order's key; a bank's refusal is an answer."""
    try:
        with asking():
            intent = client.v1.payment_intents.create(
                _params(order), {"idempotency_key": order.key}
            )
    except stripe.CardError as refusal:
        return _refused(client, order, refusal)
    except Misused as error:
        if _means_is_gone(error.__cause__):
            return _gone(order)
        raise
    return charge_found(intent)


def _params(order: ChargeOrder) -> PaymentIntentCreateParams:
    params: PaymentIntentCreateParams = {
        "amount": order.amount_cents,
        "currency": "eur",
        "customer": order.payer_id,
        "payment_method": order.method_id,
        "allowed_payment_method_types": [MEANS[order.kind]],
        "confirm": True,
        "description": order.label,
        "metadata": {"key": order.key, "payment": order.reference},
    }
    if order.on_session and order.kind == MethodKind.CARD:
        params["return_url"] = order.return_address
    else:  # a direct debit asks nothing of its payer: the mandate stands
        params["off_session"] = True
    return params


def _refused(
    client: stripe.StripeClient, order: ChargeOrder, refusal: stripe.CardError
) -> ChargeFound:
    """A refused PaymentIntent comes with the error. When the bank only wants its client to
    confirm, the same one is confirmed anew as if the client were there: that gives an address."""
    intent = refusal.error.payment_intent if refusal.error else None
    if intent is None:
        raise meaning(refusal) from refusal
    if refusal.code != AUTHENTICATION_REQUIRED or order.on_session:
        return charge_found(intent)
    try:
        with asking():
            asked = client.v1.payment_intents.confirm(
                intent.id,
                {"payment_method": order.method_id, "return_url": order.return_address},
                {"idempotency_key": f"{order.key}:confirm"},
            )
    except stripe.CardError as again:
        asked = (again.error and again.error.payment_intent) or intent
    return charge_found(asked)


def _means_is_gone(error: BaseException | None) -> bool:
    """Detached at Stripe behind our back: the only thing wrong is the means."""
    return isinstance(error, stripe.InvalidRequestError) and error.param == "payment_method"


def _gone(order: ChargeOrder) -> ChargeFound:
    return ChargeFound(
        gateway_id=order.key,
        state=Outcome.FAILED,
        amount_cents=order.amount_cents,
        cause=Cause.REMOVED,
    )


def read(client: stripe.StripeClient, gateway_id: str) -> ChargeFound:
    """Where a try stands now, a bank's second thoughts included."""
    with asking():
        intent = client.v1.payment_intents.retrieve(gateway_id, {"expand": ["latest_charge"]})
    return charge_found(intent, _taken_back(client, intent))


def _taken_back(client: stripe.StripeClient, intent: stripe.PaymentIntent) -> str | None:
    latest = intent.latest_charge
    if not isinstance(latest, stripe.Charge) or not latest.disputed:
        return None
    with asking():
        found = client.v1.disputes.list({"payment_intent": intent.id, "limit": LATEST})
    return next((one.reason for one in found.data if one.status in DISPUTES_THAT_TAKE), None)


def find(client: stripe.StripeClient, order: ChargeOrder) -> ChargeFound | None:
    """Among the payer's latest, the one that bears the order's key.

    A list is complete at once; Stripe's search lags behind by up to a minute.
    """
    with asking():
        found = client.v1.payment_intents.list({"customer": order.payer_id, "limit": LATEST})
    mine = (one for one in found.data if key_of(one) == order.key)
    intent = next(mine, None)
    return read(client, intent.id) if intent else None


def give_up(client: stripe.StripeClient, gateway_id: str, key: str) -> ChargeFound:
    """End a try that waits for its payer, unless it ended by itself."""
    try:
        with asking():
            client.v1.payment_intents.cancel(
                gateway_id, {"cancellation_reason": "abandoned"}, {"idempotency_key": key}
            )
    except Misused as error:
        if getattr(error.__cause__, "code", "") != ALREADY_ENDED:
            raise
    return read(client, gateway_id)
