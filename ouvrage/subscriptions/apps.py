"""Registers the app `subscriptions`."""

from django.apps import AppConfig


class SubscriptionsConfig(AppConfig):
    """Plans, terms and what they open; buying, renewing, pausing, ending; payment incidents."""

    name = "ouvrage.subscriptions"
    verbose_name = "Subscriptions"
