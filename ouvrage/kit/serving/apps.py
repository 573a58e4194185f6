"""Registers the commands that prepare and run the site."""

from django.apps import AppConfig


class ServingConfig(AppConfig):
    """No tables; `migrate` here also grants rights."""

    name = "ouvrage.kit.serving"
    label = "serving"
    verbose_name = "Serving"
