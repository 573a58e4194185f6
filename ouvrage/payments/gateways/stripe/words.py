"""Stripe's words and ours, side by side. What is not listed reads as the last resort named.

Sources: docs.stripe.com/payments/paymentintents/lifecycle, /declines/codes, /error-codes,
/payments/sepa-debit, /disputes/categories, /api/refunds/object.
"""

from collections.abc import Mapping

from ouvrage.payments.causes import Cause
from ouvrage.payments.gateways.contract import About, Outcome
from ouvrage.payments.models.method import MethodKind

MEANS: Mapping[str, str] = {MethodKind.CARD: "card", MethodKind.SEPA: "sepa_debit"}

INTENT_STATES: Mapping[str, Outcome] = {
    "succeeded": Outcome.PAID,
    "processing": Outcome.PROCESSING,
    "requires_action": Outcome.ACTION_REQUIRED,
    "requires_confirmation": Outcome.PROCESSING,
    "requires_capture": Outcome.PROCESSING,
    "requires_payment_method": Outcome.FAILED,
    "canceled": Outcome.FAILED,
}
REFUND_STATES: Mapping[str, Outcome] = {
    "pending": Outcome.PROCESSING,
    "requires_action": Outcome.PROCESSING,
    "succeeded": Outcome.PAID,
    "failed": Outcome.FAILED,
    "canceled": Outcome.FAILED,
}
DISPUTES_THAT_TAKE = frozenset({"needs_response", "under_review", "lost"})
"""The money has left our balance. A warning has not taken it; one that is won gives it back."""

AUTHENTICATION_REQUIRED = "authentication_required"
ALREADY_ENDED = "payment_intent_unexpected_state"

CAUSES: Mapping[str, Cause] = {
    # a bank's refusal of a card
    "insufficient_funds": Cause.FUNDS,
    "expired_card": Cause.EXPIRED,
    "invalid_expiry_month": Cause.EXPIRED,
    "invalid_expiry_year": Cause.EXPIRED,
    "lost_card": Cause.LOST,
    "stolen_card": Cause.LOST,
    "pickup_card": Cause.LOST,
    "restricted_card": Cause.LOST,
    "card_velocity_exceeded": Cause.LIMIT,
    "withdrawal_count_limit_exceeded": Cause.LIMIT,
    "charge_exceeds_source_limit": Cause.LIMIT,
    "charge_exceeds_transaction_limit": Cause.LIMIT,
    "charge_exceeds_weekly_limit": Cause.LIMIT,
    "payment_intent_authentication_failure": Cause.CONFIRMATION,
    "setup_intent_authentication_failure": Cause.CONFIRMATION,
    AUTHENTICATION_REQUIRED: Cause.NEEDED,
    "approve_with_id": Cause.NEEDED,
    # a bank's refusal of a direct debit, and why a bank took one back
    "account_closed": Cause.CLOSED,
    "bank_account_unusable": Cause.CLOSED,
    "bank_cannot_process": Cause.CLOSED,
    "incorrect_account_details": Cause.CLOSED,
    "invalid_account_number": Cause.CLOSED,
    "debit_not_authorized": Cause.MANDATE,
    "payment_intent_mandate_invalid": Cause.MANDATE,
    "sepa_unsupported_account": Cause.CLOSED,
}

MESSAGES: Mapping[str, tuple[About, str]] = {
    "checkout.session.completed": (About.SETUP, "id"),
    "checkout.session.expired": (About.SETUP, "id"),
    "payment_intent.succeeded": (About.CHARGE, "id"),
    "payment_intent.processing": (About.CHARGE, "id"),
    "payment_intent.requires_action": (About.CHARGE, "id"),
    "payment_intent.payment_failed": (About.CHARGE, "id"),
    "payment_intent.canceled": (About.CHARGE, "id"),
    "charge.dispute.created": (About.CHARGE, "payment_intent"),
    "charge.dispute.updated": (About.CHARGE, "payment_intent"),
    "charge.dispute.funds_withdrawn": (About.CHARGE, "payment_intent"),
    "charge.dispute.closed": (About.CHARGE, "payment_intent"),
    "refund.created": (About.REFUND, "id"),
    "refund.updated": (About.REFUND, "id"),
    "refund.failed": (About.REFUND, "id"),
    "charge.refund.updated": (About.REFUND, "id"),
}
"""The messages to be asked for at Stripe, and where each names what it is about."""

OF_CHARGES = frozenset({"charge", "payment"})
OF_REFUNDS = frozenset(
    {"refund", "payment_refund", "refund_failure", "payment_failure_refund", "payment_reversal"}
)
OF_DISPUTES = frozenset({"adjustment"})


def cause_of(*codes: str | None, usual: Cause = Cause.DECLINED) -> Cause:
    """The first code that says something decides."""
    return next((CAUSES[code] for code in codes if code and code in CAUSES), usual)
