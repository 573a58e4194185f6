"""What happens to payments. Each fact carries purpose, purpose_id, amount_cents and payment_id."""

from ouvrage.journal.registry import declare

ASKED = declare("payments.asked", "A company was asked to pay an amount for one purpose.")
SETTLED = declare("payments.settled", "The payment provider holds the money of a payment.")
FAILED = declare(
    "payments.failed", "A try to draw a payment was refused; `cause` says why, `tries` how often."
)
ACTION_REQUIRED = declare(
    "payments.action_required", "The bank wants the payer to confirm a payment."
)
CANCELLED = declare("payments.cancelled", "A payment is no longer asked for.")
RETURNED = declare(
    "payments.returned", "The bank took the money of a payment back; `owed_cents` is due again."
)
REFUND_ASKED = declare(
    "payments.refund_asked", "A member of staff proposed a refund that a colleague must approve."
)
REFUND_DECLINED = declare("payments.refund_declined", "A proposed refund was not approved.")
REFUNDED = declare("payments.refunded", "Money of a payment was given back by the way it came.")
REFUND_FAILED = declare(
    "payments.refund_failed", "The bank refused a refund; the money is in hand again."
)
METHOD_ADDED = declare("payments.method_added", "A company saved a means of payment.")
METHOD_CHOSEN = declare("payments.method_chosen", "A company chose its usual means of payment.")
METHOD_REMOVED = declare("payments.method_removed", "A company removed a means of payment.")
SOLD = declare("payments.sold", "Something was sold to a company: an invoice is due.")
SALE_TAKEN_BACK = declare(
    "payments.sale_taken_back", "All or part of a sale was taken back: a credit note is due."
)
RECONCILED = declare(
    "payments.reconciled", "The provider's statement was compared with our books; `found` differ."
)
DIFFERENCE_CLOSED = declare(
    "payments.difference_closed", "An accountant closed a difference by hand, saying why."
)
