"""Registers the kit; nothing here knows the business."""

from django.apps import AppConfig


class KitConfig(AppConfig):
    """The ground floor: everything may import it, it imports nobody."""

    name = "ouvrage.kit"
    verbose_name = "Kit"
