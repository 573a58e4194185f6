"""Registers the app `web`."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """Pages that combine apps: home, project report, dashboards; the demo and the importer."""

    name = "ouvrage.web"
    verbose_name = "Web"

    def ready(self) -> None:
        from ouvrage.messaging import permissions
        from ouvrage.web.report.files import may_read_files

        permissions.register("project", may_read_files)
