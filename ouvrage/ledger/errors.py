"""What the books refuse, and what only a mistake in the program could ask of them."""

from django.utils.translation import gettext_lazy as _

from ouvrage.kit.errors import Refused


class NotEnoughFunds(Refused):
    """A guarded account would go below zero."""

    code = "ledger.not_enough_funds"
    message = _("There is not enough on this account. Nothing was moved; check its balance first.")


class KeyReused(Exception):
    """The key of an entry names another fact: a mistake in the program, never shown as a rule."""


class Unbalanced(ValueError):
    """The lines of an entry do not sum to zero in each unit: a mistake in the program."""
