"""Registers the app `offers`."""

from django.apps import AppConfig


class OffersConfig(AppConfig):
    """Offers of providers: versions, comparison, selection."""

    name = "ouvrage.offers"
    verbose_name = "Offers"
