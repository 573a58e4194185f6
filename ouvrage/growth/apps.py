"""Registers the app `growth`."""

from django.apps import AppConfig


class GrowthConfig(AppConfig):
    """What helps providers gain: honest figures, promotion credits, the sales desk."""

    name = "ouvrage.growth"
    verbose_name = "Growth"
