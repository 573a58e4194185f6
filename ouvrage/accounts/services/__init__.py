"""Use cases of accounts, by topic."""

from ouvrage.accounts.services.activation import activate_account
from ouvrage.accounts.services.companies import change_company, open_company
from ouvrage.accounts.services.opening import open_account
from ouvrage.accounts.services.people import (
    ask_pseudo,
    change_language,
    change_person,
    change_pseudo,
)

__all__ = [
    "activate_account",
    "ask_pseudo",
    "change_company",
    "change_language",
    "change_person",
    "change_pseudo",
    "open_account",
    "open_company",
]
