"""Registers the app `reviews`."""

from django.apps import AppConfig


class ReviewsConfig(AppConfig):
    """Ratings of each other, double-blind, and replies."""

    name = "ouvrage.reviews"
    verbose_name = "Reviews"
