"""Telling the other side that something was written on the report."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from ouvrage.accounts.models import User
from ouvrage.journal.models import Fact
from ouvrage.journal.registry import reacts_to
from ouvrage.messaging.models import Message
from ouvrage.notifications.mails import queue_mail
from ouvrage.notifications.notices import notify
from ouvrage.projects.models import Project
from ouvrage.web import facts


@reacts_to(facts.SAID_IN_PRIVATE)
def tell_the_other_side(fact: Fact) -> None:
    """A line and a mail to the client, or to each member of the company."""
    message = Message.objects.get(pk=fact.subject_id)
    project = Project.objects.select_related("brand", "client").get(pk=fact.project_id or 0)
    if fact.actor_side == "client":
        readers = list(User.objects.filter(company_id=fact.company_id or 0, is_active=True))
    else:
        readers = [project.client] if project.client else []
    url = reverse("web:project", args=[project.pk])
    for reader in readers:
        key = f"web.said:{message.pk}:{reader.pk}"
        with override(reader.language):
            text = _("New private message on “%(title)s”") % {"title": project.title}
        notify(kind="web.said", key=key, reader=reader, text=text, url=url, project_id=project.pk)
        queue_mail(
            kind="web.said",
            key=key,
            to=reader,
            context={"project": project, "message": message},
            action_url=url,
            project_id=project.pk,
            brand=project.brand,
        )
