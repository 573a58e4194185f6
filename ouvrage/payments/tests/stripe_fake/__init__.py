"""A fake of Stripe that speaks real HTTP, written from Stripe's published documentation.

It knows nothing of our gateway. Sources, all under docs.stripe.com (version 2026-10-28.endive):
/api/idempotent_requests, /api/errors, /error-low-level, /payments/paymentintents/lifecycle,
/api/payment_intents, /api/checkout/sessions, /payments/sepa-debit, /api/refunds, /api/disputes,
/api/balance_transactions, /webhooks/signature, /testing, and the changelog of « endive », which
took `payment_method_types` away.
"""

from ouvrage.payments.tests.stripe_fake.server import StripeFake

__all__ = ["StripeFake"]
