"""Registers the app `notifications`."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class NotificationsConfig(AppConfig):
    """Mail and in-app messages: what was sent to whom, why, and what became of it."""

    name = "ouvrage.notifications"
    verbose_name = "Notifications"

    def ready(self) -> None:
        autodiscover_modules("message_kinds")
