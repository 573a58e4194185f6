"""Which provider is in use, and how to reach one by its name."""

from functools import cache
from importlib import import_module

from django.conf import settings

from ouvrage.payments.errors import ProviderSilent
from ouvrage.payments.gateways.contract import Gateway
from ouvrage.payments.gateways.guarded import Guarded


@cache
def gateway(name: str) -> Gateway:
    """The provider of that name behind its breaker, made on first use."""
    return Guarded(import_module(f"ouvrage.payments.gateways.{name}").make())


def gateway_in_use() -> Gateway:
    """The one that new means of payment are entered with (PAYMENT_GATEWAY).

    In production there is none unless one is named: nothing is sold for simulated money.
    Refused: payments.provider_silent.
    """
    if not settings.PAYMENT_GATEWAY:
        raise ProviderSilent
    return gateway(settings.PAYMENT_GATEWAY)
