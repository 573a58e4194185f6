"""Registers the app `invoices`."""

from django.apps import AppConfig


class InvoicesConfig(AppConfig):
    """Numbered documents: invoices and credit notes, as PDF and as Factur-X."""

    name = "ouvrage.invoices"
    verbose_name = "Invoices"
