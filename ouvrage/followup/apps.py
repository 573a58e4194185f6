"""Registers the app `followup`."""

from django.apps import AppConfig


class FollowupConfig(AppConfig):
    """Suivi Projet: tasks, calls, notes, decisions."""

    name = "ouvrage.followup"
    verbose_name = "Follow-up"
