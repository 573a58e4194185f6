"""Registers the app `projects`."""

from django.apps import AppConfig


class ProjectsConfig(AppConfig):
    """Needs posted by clients: life cycle, alive stamp, search, lists."""

    name = "ouvrage.projects"
    verbose_name = "Projects"
