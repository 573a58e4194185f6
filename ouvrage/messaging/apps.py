"""Registers the app `messaging`."""

from django.apps import AppConfig


class MessagingConfig(AppConfig):
    """Threads, messages, files and the detection of contact details; points at nobody."""

    name = "ouvrage.messaging"
    verbose_name = "Messaging"
