"""Registers the app `notifications`."""

from django.apps import AppConfig


class NotificationsConfig(AppConfig):
    """Mail and in-app messages: what was sent to whom, why, and what became of it."""

    name = "ouvrage.notifications"
    verbose_name = "Notifications"
