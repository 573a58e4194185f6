"""Registers the app `brands`."""

from django.apps import AppConfig


class BrandsConfig(AppConfig):
    """Sites run on one engine: brands, categories, skills, parameters and texts by version."""

    name = "ouvrage.brands"
    verbose_name = "Brands"
