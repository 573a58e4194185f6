"""Registers the app `payments`."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class PaymentsConfig(AppConfig):
    """Money in and out through a payment provider behind a gateway; it knows no purpose."""

    name = "ouvrage.payments"
    verbose_name = "Payments"

    def ready(self) -> None:
        """Let the apps above say what they know of a payment."""
        autodiscover_modules("stories")
