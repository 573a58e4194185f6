"""Giving, spending, returning, freezing and expiring credits."""

from ouvrage.credits.services.announcing import announce_expiries
from ouvrage.credits.services.bulk import BulkGrant, expire_in_bulk, grant_in_bulk
from ouvrage.credits.services.freezing import freeze_wallets, thaw_wallets
from ouvrage.credits.services.granting import grant_credits, return_credit
from ouvrage.credits.services.spending import spend_credit
from ouvrage.credits.services.taking_back import give_again, hold_wallets, take_back_grant
from ouvrage.credits.services.welcome import welcome_company

__all__ = [
    "BulkGrant",
    "announce_expiries",
    "expire_in_bulk",
    "freeze_wallets",
    "give_again",
    "grant_credits",
    "grant_in_bulk",
    "hold_wallets",
    "return_credit",
    "spend_credit",
    "take_back_grant",
    "thaw_wallets",
    "welcome_company",
]
