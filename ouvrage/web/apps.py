"""Registers the app `web`."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """Pages that combine apps: home, project report, dashboards; the demo and the importer."""

    name = "ouvrage.web"
    verbose_name = "Web"
