"""Telling the other side that something was written or sent on the report."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from ouvrage.access.models import Opening
from ouvrage.accounts.models import Company, User
from ouvrage.journal.models import Fact
from ouvrage.journal.registry import reacts_to
from ouvrage.journal.services import record
from ouvrage.kit.time import today
from ouvrage.messaging import facts as messaging
from ouvrage.messaging.conversations.queries import muted_by
from ouvrage.messaging.models import Message, StoredFile
from ouvrage.messaging.replies.addresses import reply_address
from ouvrage.notifications.bulk import Line, notify_many
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
    muted = muted_by(message.thread_id)
    for reader in (one for one in readers if one.pk not in muted):
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
            reply_to=reply_address(message, reader),
        )


@reacts_to(messaging.FILE_SHOWN)
def put_file_on_thread(fact: Fact) -> None:
    """A file that may be read from now on stands on the thread of its project, once."""
    stored = StoredFile.objects.select_related("owner").get(pk=fact.subject_id)
    scheme, _colon, key = stored.about.partition(":")
    number, _dash, company_id = key.partition("-")
    known = {"subject": "messaging.storedfile", "subject_id": str(stored.pk)}
    if scheme not in {"project", "exchange"} or stored.owner is None:
        return
    project = Project.objects.posted().filter(pk=int(number)).first()
    if project is None or Fact.objects.filter(kind__startswith="web.file_", **known).exists():
        return
    company = Company.objects.filter(pk=company_id or 0).first()
    record(
        facts.FILE_GIVEN if company else facts.FILE_ADDED,
        subject=stored,
        actor=stored.owner,
        side="client" if project.client_id == stored.owner_id else "provider",
        project_id=project.pk,
        company_id=company.pk if company else None,
        company=company.name if company else "",
        name=stored.name,
    )


@reacts_to(facts.FILE_ADDED, facts.FILE_GIVEN)
def tell_of_files(fact: Fact) -> None:
    """At most one line a day and project for each reader, however many files were sent."""
    project = Project.objects.select_related("client").get(pk=fact.project_id or 0)
    url = reverse("web:project", args=[project.pk]) + "?tab=files"
    text = gettext_lazy("New files on “%(title)s”") % {"title": project.title}
    notify_many(
        Line("web.files", _day_key(project, reader, today()), reader, text, url)
        for reader in _readers_of_files(fact, project)
    )


def _day_key(project: Project, reader: User, day: date) -> str:
    return f"web.files:{project.pk}:{reader.pk}:{day:%Y%m%d}"


def _readers_of_files(fact: Fact, project: Project) -> list[User]:
    """The other side: the client, or members of the companies that opened the report."""
    if fact.actor_side == "provider":
        return [project.client] if project.client else []
    opened = Opening.objects.filter(project=project).values("company_id")
    members = User.objects.filter(is_active=True, company_id__in=opened)
    if fact.company_id:
        members = members.filter(company_id=fact.company_id)
    return list(members)
