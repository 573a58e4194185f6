"""Giving, spending, returning and expiring credits."""

from ouvrage.credits.services.expiring import announce_expiry, expire_grant, take_back_grant
from ouvrage.credits.services.granting import grant_credits, return_credit
from ouvrage.credits.services.spending import spend_credit
from ouvrage.credits.services.welcome import welcome_company

__all__ = [
    "announce_expiry",
    "expire_grant",
    "grant_credits",
    "return_credit",
    "spend_credit",
    "take_back_grant",
    "welcome_company",
]
