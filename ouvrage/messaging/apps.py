"""Registers the app `messaging`."""

from django.apps import AppConfig


class MessagingConfig(AppConfig):
    """Threads, messages, files and the detection of contact details; points at nobody."""

    name = "ouvrage.messaging"
    verbose_name = "Messaging"

    def ready(self) -> None:
        from ouvrage.messaging.conversations.queries import waiting_messages
        from ouvrage.notifications import counting

        counting.register("messages", waiting_messages)
