"""Registers the app `access`."""

from django.apps import AppConfig


class AccessConfig(AppConfig):
    """Who opened what on which project: consultation, offre, contact."""

    name = "ouvrage.access"
    verbose_name = "Access"
