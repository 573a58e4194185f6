"""Registers the app `brands`."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class BrandsConfig(AppConfig):
    """Sites run on one engine: brands, categories, skills, parameters and texts by version."""

    name = "ouvrage.brands"
    verbose_name = "Brands"

    def ready(self) -> None:
        """Make every app's parameters, texts, previews and decisions known from the start."""
        autodiscover_modules("parameters", "texts", "previews", "deciding")
