"""Registers the app `backoffice`."""

from django.apps import AppConfig


class BackofficeConfig(AppConfig):
    """The desks' shell and staff search."""

    name = "ouvrage.backoffice"
    verbose_name = "Back office"
