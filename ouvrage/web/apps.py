"""Registers the app `web`."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """Pages that combine apps: home, project report, dashboards; the demo and the importer."""

    name = "ouvrage.web"
    verbose_name = "Web"

    def ready(self) -> None:
        from ouvrage.messaging import permissions
        from ouvrage.messaging.conversations import subjects
        from ouvrage.messaging.replies import ways
        from ouvrage.messaging.uploads import targets
        from ouvrage.web.report import files, replies
        from ouvrage.web.report.conversations import ProjectTalks

        permissions.register("project", files.may_read_shared)
        permissions.register("exchange", files.may_read_exchanged)
        targets.register("report", files.report_target)
        subjects.register("project", ProjectTalks())
        ways.register("project", replies.WAY)
