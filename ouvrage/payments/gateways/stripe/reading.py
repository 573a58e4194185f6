"""What Stripe's objects say, in the words of the contract."""

from datetime import UTC, datetime

import stripe

from ouvrage.kit.time import PARIS
from ouvrage.payments.causes import Cause
from ouvrage.payments.gateways.contract import (
    ChargeFound,
    MethodFound,
    Movement,
    Outcome,
    RefundFound,
    SetupFound,
)
from ouvrage.payments.gateways.stripe.words import (
    INTENT_STATES,
    MEANS,
    OF_CHARGES,
    OF_DISPUTES,
    OF_REFUNDS,
    REFUND_STATES,
    cause_of,
)
from ouvrage.payments.models.method import MethodKind


def charge_found(intent: stripe.PaymentIntent, taken_back: str | None = None) -> ChargeFound:
    """A PaymentIntent; `taken_back` is why the bank took its money back, if it did."""
    state = INTENT_STATES.get(intent.status, Outcome.PROCESSING)
    cause = ""
    if state == Outcome.PAID and taken_back is not None:
        state, cause = Outcome.RETURNED, cause_of(taken_back, usual=Cause.DISPUTED)
    elif state == Outcome.FAILED:
        error = intent.last_payment_error
        cause = cause_of(error.decline_code, error.code) if error else Cause.CONFIRMATION
    redirect = intent.next_action.redirect_to_url if intent.next_action else None
    return ChargeFound(
        gateway_id=intent.id,
        state=state,
        amount_cents=intent.amount,
        cause=cause,
        action_address=(redirect.url or "") if redirect else "",
        key=key_of(intent),
    )


def key_of(made: stripe.PaymentIntent | stripe.Refund) -> str:
    """The key of the order, as we wrote it on the object."""
    metadata = made.metadata
    return str(metadata["key"]) if metadata and "key" in metadata else ""


def refund_found(refund: stripe.Refund) -> RefundFound:
    state = REFUND_STATES.get(refund.status or "pending", Outcome.PROCESSING)
    failed = state == Outcome.FAILED
    return RefundFound(
        gateway_id=refund.id,
        state=state,
        cause=cause_of(refund.failure_reason, usual=Cause.OTHER) if failed else "",
        key=key_of(refund),
    )


def setup_found(session: stripe.checkout.Session) -> SetupFound:
    """A visit to Checkout, with its SetupIntent, means and mandate in full."""
    if session.status == "expired":
        return SetupFound(state=Outcome.FAILED, cause=Cause.CONFIRMATION)
    intent = session.setup_intent
    if session.status != "complete" or not isinstance(intent, stripe.SetupIntent):
        return SetupFound(state=Outcome.PROCESSING)
    method = intent.payment_method
    if intent.status == "succeeded" and isinstance(method, stripe.PaymentMethod):
        return SetupFound(state=Outcome.PAID, method=method_found(method, intent.mandate))
    if intent.status in {"processing", "requires_action"}:
        return SetupFound(state=Outcome.PROCESSING)
    error = intent.last_setup_error
    cause = cause_of(error.decline_code, error.code) if error else Cause.CONFIRMATION
    return SetupFound(state=Outcome.FAILED, cause=cause)


def method_found(method: stripe.PaymentMethod, mandate: str | stripe.Mandate | None) -> MethodFound:
    """Its last digits, never more: Stripe itself tells no more."""
    if method.type == MEANS[MethodKind.SEPA]:
        account = getattr(method, "sepa_debit", None)  # each type brings its own part, only
        return MethodFound(
            gateway_id=method.id,
            kind=MethodKind.SEPA,
            brand="SEPA",
            last4=(account.last4 or "") if account else "",
            mandate=_mandate_reference(mandate),
        )
    card = getattr(method, "card", None)
    return MethodFound(
        gateway_id=method.id,
        kind=MethodKind.CARD,
        brand=(card.display_brand or card.brand).replace("_", " ").title() if card else "",
        last4=card.last4 if card else "",
        expiry_month=card.exp_month if card else None,
        expiry_year=card.exp_year if card else None,
    )


def _mandate_reference(mandate: str | stripe.Mandate | None) -> str:
    """The reference (RUM) that the payer finds on the bank statement."""
    if not isinstance(mandate, stripe.Mandate):
        return mandate or ""
    details = mandate.payment_method_details.sepa_debit
    return details.reference if details else mandate.id


def movement(line: stripe.BalanceTransaction) -> Movement | None:
    """A line of the balance that moves money of a payer; payouts and fees are others' affair."""
    source = line.source
    if source is None or isinstance(source, str):
        return None
    if line.type in OF_REFUNDS:
        name = source.id if isinstance(source, stripe.Refund) else None
    elif line.type in OF_CHARGES | OF_DISPUTES:
        name = _name(getattr(source, "payment_intent", None))
    else:
        return None
    if name is None:
        return None
    return Movement(
        object_id=name,
        amount_cents=line.amount,
        day_on=datetime.fromtimestamp(line.created, UTC).astimezone(PARIS).date(),
        fee_cents=line.fee,
    )


def _name(thing: object) -> str | None:
    found = thing if isinstance(thing, str) else getattr(thing, "id", None)
    return found if isinstance(found, str) else None
