"""Why a payment was refused, in words that its payer understands, whatever the provider says."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Cause(models.TextChoices):
    """The causes we tell apart; a provider's own codes are translated to these."""

    DECLINED = "declined", _("The bank refused the payment without saying why.")
    FUNDS = "insufficient_funds", _("There is not enough money on the account.")
    EXPIRED = "expired_card", _("The card has expired.")
    LOST = "lost_or_stolen", _("The bank has blocked this card.")
    LIMIT = "limit_reached", _("The card’s spending limit is reached.")
    CONFIRMATION = "confirmation_failed", _("The bank’s confirmation was refused or left out.")
    NEEDED = "confirmation_needed", _("The bank wants you to confirm this payment yourself.")
    MANDATE = "mandate_ended", _("The direct debit mandate is no longer valid.")
    CLOSED = "account_closed", _("The bank account is closed or cannot be debited.")
    REMOVED = "method_removed", _("This means of payment was removed.")
    SILENT = "no_answer", _("Our payment provider did not answer in time. Nothing was charged.")
    DISPUTED = "disputed", _("The payment was disputed with the bank.")
    OTHER = "other", _("The payment could not be made.")


def cause_words(cause: str) -> str:
    """The sentence of a cause; an unknown word reads as « other »."""
    return str(Cause(cause if cause in Cause.values else Cause.OTHER).label)
