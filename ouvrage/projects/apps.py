"""Registers the app `projects`, who reads the files of a project, and who sends them."""

from importlib import import_module

from django.apps import AppConfig


class ProjectsConfig(AppConfig):
    """Needs posted by clients: life cycle, alive stamp, search, lists."""

    name = "ouvrage.projects"
    verbose_name = "Projects"

    def ready(self) -> None:
        import_module("ouvrage.projects.saved.jobs")
        from ouvrage.messaging import permissions
        from ouvrage.messaging.uploads import targets
        from ouvrage.projects.filing import draft_target
        from ouvrage.projects.rules import may_read_files

        permissions.register("project", may_read_files)
        targets.register("draft", draft_target)
