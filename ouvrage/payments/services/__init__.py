"""Asking for money, drawing it, giving it back; saying what was sold for it."""

from ouvrage.payments.services.asking import ask_payment, cancel_payment, retry_payment
from ouvrage.payments.services.methods import (
    default_method,
    make_default,
    remove_method,
)
from ouvrage.payments.services.refunding import (
    approve_refund,
    decline_refund,
    propose_refund,
    refund_payment,
)
from ouvrage.payments.services.selling import sell, take_back_sale

__all__ = [
    "approve_refund",
    "ask_payment",
    "cancel_payment",
    "decline_refund",
    "default_method",
    "make_default",
    "propose_refund",
    "refund_payment",
    "remove_method",
    "retry_payment",
    "sell",
    "take_back_sale",
]
