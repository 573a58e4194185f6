"""A payment provider of our own, for trying everything out: no real money, never a whole number."""

from ouvrage.payments.gateways.contract import Gateway


def make() -> Gateway:
    """The simulator, behind the contract of all providers."""
    from ouvrage.payments.gateways.simulator.client import Simulator

    return Simulator()
