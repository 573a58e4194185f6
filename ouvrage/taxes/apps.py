"""Registers the app `taxes`."""

from django.apps import AppConfig


class TaxesConfig(AppConfig):
    """Which VAT applies between a seller and a buyer, and how we know."""

    name = "ouvrage.taxes"
    verbose_name = "Taxes"
