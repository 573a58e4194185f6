"""People to write to, by their projects."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from ouvrage.accounts.models import User
from ouvrage.notifications.newsletter.segments import segment
from ouvrage.projects.models import Project
from ouvrage.projects.states import ProjectState


@segment("clients_with_open_project", _("Clients with an open project"))
def clients_with_open_project() -> QuerySet[User]:
    running = Project.objects.filter(state=ProjectState.OPEN).values("client")
    return User.objects.filter(pk__in=running)
