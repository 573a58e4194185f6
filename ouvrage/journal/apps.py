"""Registers the journal and, once all apps are loaded, what they declare, react to and run."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class JournalConfig(AppConfig):
    """Facts happen: one row per change, which reactions, threads and figures read."""

    name = "ouvrage.journal"
    verbose_name = "The journal"

    def ready(self) -> None:
        autodiscover_modules("facts", "reactions", "jobs")
