"""How Stripe is called: pinned version, short waits, repeats under the same key, no telemetry."""

from collections.abc import Iterator
from contextlib import contextmanager

import stripe
from django.conf import settings

from ouvrage.kit.db import refuse_transaction
from ouvrage.payments.gateways.contract import Busy, Misused, Unreachable

API_VERSION = "2026-10-28.endive"
"""Changed only with the `stripe` package and its tests: Stripe keeps old versions alive."""
CONNECT_SECONDS, READ_SECONDS = 4.0, 20.0
REPEATS = 2
"""By the library itself, with growing waits, each with the same idempotency key."""
SAYS_NOTHING_OF_THE_ORDER = frozenset({401, 403, 424, 429})
"""Our secret is refused, too many calls: later the same order may well pass."""


def connect() -> stripe.StripeClient:
    """A client of the account in the environment; its connections are kept per thread."""
    stripe.enable_telemetry = False
    return stripe.StripeClient(
        settings.STRIPE_SECRET_KEY,
        stripe_version=API_VERSION,
        max_network_retries=REPEATS,
        base_addresses={"api": settings.STRIPE_API_BASE} if settings.STRIPE_API_BASE else None,
        http_client=stripe.RequestsClient(timeout=(CONNECT_SECONDS, READ_SECONDS)),
    )


@contextmanager
def asking() -> Iterator[None]:
    """Around each call: never in a transaction; errors become those of the contract.

    A refusal of a card is an answer and passes through, for whoever expects it.
    """
    refuse_transaction()
    try:
        yield
    except stripe.CardError:
        raise
    except stripe.StripeError as error:
        raise meaning(error) from error


def meaning(error: stripe.StripeError) -> Unreachable | Misused:
    """Whether the same order may pass later, or never will as it stands."""
    status = error.http_status
    if status == 409:
        return Busy("the same key is in use by another call")
    if status is None or status >= 500 or status in SAYS_NOTHING_OF_THE_ORDER:
        return Unreachable(f"{type(error).__name__} {status or 'without an answer'}")
    return Misused(f"{type(error).__name__} {status}: {error.code or error.user_message}")
