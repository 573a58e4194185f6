"""Which provider is in use, and how to reach one by its name."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from importlib import import_module

from django.conf import settings

from ouvrage.payments.errors import ProviderSilent
from ouvrage.payments.gateways.contract import Gateway
from ouvrage.payments.gateways.guarded import Guarded

_instead: ContextVar[str] = ContextVar("gateway", default="")


@cache
def gateway(name: str) -> Gateway:
    """The provider of that name behind its breaker, made on first use."""
    return Guarded(import_module(f"ouvrage.payments.gateways.{name}").make())


def gateway_in_use() -> Gateway:
    """The one that new means of payment are entered with (PAYMENT_GATEWAY).

    In production there is none unless one is named: nothing is sold for simulated money.
    Refused: payments.provider_silent.
    """
    name = _instead.get() or settings.PAYMENT_GATEWAY
    if not name:
        raise ProviderSilent
    return gateway(name)


@contextmanager
def using(name: str) -> Iterator[None]:
    """Another provider for a while: the demo's past was paid through the simulator."""
    token = _instead.set(name)
    try:
        yield
    finally:
        _instead.reset(token)
