"""Pages of accounts, by topic."""

from ouvrage.accounts.views.company import become_provider, company
from ouvrage.accounts.views.entrance import activate, lost_pseudo
from ouvrage.accounts.views.person import language, profile, pseudo, security

__all__ = [
    "activate",
    "become_provider",
    "company",
    "language",
    "lost_pseudo",
    "profile",
    "pseudo",
    "security",
]
