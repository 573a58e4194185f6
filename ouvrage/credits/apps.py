"""Registers the app `credits`."""

from django.apps import AppConfig


class CreditsConfig(AppConfig):
    """Wallets of the three credit kinds: grants, spends, returns."""

    name = "ouvrage.credits"
    verbose_name = "Credits"
