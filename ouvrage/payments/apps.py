"""Registers the app `payments`."""

from django.apps import AppConfig


class PaymentsConfig(AppConfig):
    """Money in and out through a payment provider behind a gateway; it knows no purpose."""

    name = "ouvrage.payments"
    verbose_name = "Payments"
