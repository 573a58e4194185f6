"""Stripe, behind the contract of all providers."""

from ouvrage.payments.gateways.contract import Gateway


def make() -> Gateway:
    """The account of STRIPE_SECRET_KEY."""
    from ouvrage.payments.gateways.stripe.client import StripeGateway

    return StripeGateway()
