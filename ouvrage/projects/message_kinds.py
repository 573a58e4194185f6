"""What a client is told about his projects, and how the centre names them."""

from functools import partial

from django.utils.translation import gettext_lazy as _

from ouvrage.notifications.groups import ALERTS, PROJECTS
from ouvrage.notifications.kinds import CLIENTS, PROVIDERS, Service, kind
from ouvrage.notifications.naming import names_projects
from ouvrage.projects.models import Project

told = partial(kind, group=PROJECTS, audience=CLIENTS)

told("projects.received", title=_("Your project was received"), service=Service.CONTRACT)
told("projects.completed", title=_("Your answer was passed on"))
told("projects.amendment", title=_("A detail is missing"), service=Service.CONTRACT)
told("projects.amendment_recall", title=_("A detail is still missing"))
told("projects.unanswered", title=_("Closed for lack of an answer"), service=Service.LEGAL)
told("projects.validated", title=_("Your project is validated"), service=Service.CONTRACT)
told("projects.refused", title=_("Your project was not accepted"), service=Service.LEGAL)
told("projects.reconsidered", title=_("Your project is looked at again"), service=Service.LEGAL)
told("projects.voided", title=_("Your project was set aside"), service=Service.LEGAL)
told("projects.reconfirm", title=_("Is your project still wanted?"))
told("projects.asleep", title=_("Your project fell asleep"))
told("projects.awake", title=_("Your project is awake again"))
told("projects.cancelled", title=_("Your project is cancelled"), service=Service.CONTRACT)


@names_projects
def titles(project_ids: list[int]) -> dict[int, str]:
    """Of these projects, by their numbers."""
    return dict(Project.objects.filter(pk__in=project_ids).values_list("pk", "title"))


kind("projects.alert", group=ALERTS, title=_("A project for my searches"), audience=PROVIDERS)
kind("projects.digest", group=ALERTS, title=_("The day’s new projects"), audience=PROVIDERS)
