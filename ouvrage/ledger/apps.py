"""Registers the app `ledger`."""

from django.apps import AppConfig


class LedgerConfig(AppConfig):
    """Value moves: double entry, append-only; it knows neither why nor for whom."""

    name = "ouvrage.ledger"
    verbose_name = "The books"
