"""Payments and their tries, means of payment, refunds, sales, and what the provider tells."""

from ouvrage.payments.gateways.simulator.models import Simulated
from ouvrage.payments.models.inbox import Event
from ouvrage.payments.models.method import Method, MethodKind, Payer, Setup
from ouvrage.payments.models.outage import Outage
from ouvrage.payments.models.payment import Charge, Payment
from ouvrage.payments.models.reconciliation import (
    Difference,
    DifferenceKind,
    Direction,
    Reconciliation,
    StatementLine,
)
from ouvrage.payments.models.refund import Refund
from ouvrage.payments.models.sale import Sale

__all__ = [
    "Charge",
    "Difference",
    "DifferenceKind",
    "Direction",
    "Event",
    "Method",
    "MethodKind",
    "Outage",
    "Payer",
    "Payment",
    "Reconciliation",
    "Refund",
    "Sale",
    "Setup",
    "Simulated",
    "StatementLine",
]
