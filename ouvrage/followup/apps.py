"""Registers the app `followup`."""

from importlib import import_module

from django.apps import AppConfig

PARTS = (
    "promises.jobs",
    "promises.reactions",
    "surveys.jobs",
    "surveys.reactions",
    "surveys.verify",
)


class FollowupConfig(AppConfig):
    """Suivi Projet: tasks, calls, notes, decisions."""

    name = "ouvrage.followup"
    verbose_name = "Follow-up"

    def ready(self) -> None:
        """What its parts react to, do in the background and check."""
        for part in PARTS:
            import_module(f"{self.name}.{part}")
