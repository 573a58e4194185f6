"""The lives of a payment, of its tries, of a refund, of a means of payment and of its entry."""

from django.db import models
from django.utils.translation import pgettext_lazy as _

from ouvrage.kit.transitions import Moves


class PaymentState(models.TextChoices):
    """Where a payment stands."""

    ASKED = "asked", _("payment", "to be paid")
    PROCESSING = "processing", _("payment", "in progress")
    ACTION_REQUIRED = "action_required", _("payment", "to be confirmed with the bank")
    PAID = "paid", _("payment", "paid")
    FAILED = "failed", _("payment", "refused")
    CANCELLED = "cancelled", _("payment", "cancelled")
    RETURNED = "returned", _("payment", "taken back by the bank")


UNDER_WAY = frozenset({PaymentState.PROCESSING, PaymentState.PAID})
"""A bank is deciding, or has just paid: what it was asked for is no longer given up."""

# A try that was refused may still turn out paid: the bank's last word wins.
PAYMENT_MOVES = Moves(
    {
        PaymentState.ASKED: {
            PaymentState.PROCESSING,
            PaymentState.PAID,
            PaymentState.CANCELLED,
        },
        PaymentState.PROCESSING: {
            PaymentState.ACTION_REQUIRED,
            PaymentState.PAID,
            PaymentState.FAILED,
        },
        PaymentState.ACTION_REQUIRED: {
            PaymentState.PROCESSING,
            PaymentState.PAID,
            PaymentState.FAILED,
            PaymentState.CANCELLED,
        },
        PaymentState.FAILED: {
            PaymentState.ASKED,
            PaymentState.PAID,
            PaymentState.CANCELLED,
        },
        PaymentState.PAID: {PaymentState.RETURNED},
        PaymentState.RETURNED: {PaymentState.ASKED, PaymentState.CANCELLED},
    }
)


class ChargeState(models.TextChoices):
    """Where one try stands; « waiting » until the provider's answer is known."""

    WAITING = "waiting", _("charge", "on its way")
    PROCESSING = "processing", _("charge", "in progress")
    ACTION_REQUIRED = "action_required", _("charge", "to be confirmed with the bank")
    PAID = "paid", _("charge", "paid")
    FAILED = "failed", _("charge", "refused")
    RETURNED = "returned", _("charge", "taken back by the bank")


OPEN_CHARGES = (ChargeState.WAITING, ChargeState.PROCESSING, ChargeState.ACTION_REQUIRED)

CHARGE_MOVES = Moves(
    {
        ChargeState.WAITING: {
            ChargeState.PROCESSING,
            ChargeState.ACTION_REQUIRED,
            ChargeState.PAID,
            ChargeState.FAILED,
        },
        ChargeState.PROCESSING: {
            ChargeState.ACTION_REQUIRED,
            ChargeState.PAID,
            ChargeState.FAILED,
        },
        ChargeState.ACTION_REQUIRED: {
            ChargeState.PROCESSING,
            ChargeState.PAID,
            ChargeState.FAILED,
        },
        ChargeState.FAILED: {ChargeState.PAID},
        ChargeState.PAID: {ChargeState.RETURNED},
    }
)


class RefundState(models.TextChoices):
    """Where a refund stands."""

    TO_APPROVE = "to_approve", _("refund", "to be approved")
    ORDERED = "ordered", _("refund", "on its way")
    DONE = "done", _("refund", "done")
    FAILED = "failed", _("refund", "refused by the bank")
    DECLINED = "declined", _("refund", "not approved")


REFUND_MOVES = Moves(
    {
        RefundState.TO_APPROVE: {RefundState.ORDERED, RefundState.DECLINED},
        RefundState.ORDERED: {RefundState.DONE, RefundState.FAILED},
        RefundState.DONE: {RefundState.FAILED},
    }
)


class MethodState(models.TextChoices):
    """Whether a means of payment may be used."""

    ACTIVE = "active", _("method", "usable")
    REMOVED = "removed", _("method", "removed")


METHOD_MOVES = Moves({MethodState.ACTIVE: {MethodState.REMOVED}})


class SetupState(models.TextChoices):
    """Where the entry of a new means of payment stands, at the provider's page."""

    OPEN = "open", _("setup", "being entered")
    DONE = "done", _("setup", "saved")
    FAILED = "failed", _("setup", "refused")
    LEFT = "left", _("setup", "left unfinished")


SETUP_MOVES = Moves({SetupState.OPEN: {SetupState.DONE, SetupState.FAILED, SetupState.LEFT}})
