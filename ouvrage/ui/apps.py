"""Registers the look; it has no tables."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    """Templates, style and scripts that every page stands on."""

    name = "ouvrage.ui"
    verbose_name = "Look"
