"""What the client is told about the project, by mail and in the centre of notifications."""

from typing import Any

from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from ouvrage.journal.models import Fact
from ouvrage.notifications.mails import queue_mail
from ouvrage.notifications.notices import notify
from ouvrage.projects import alive, answering
from ouvrage.projects.labels import FORM_NAMES
from ouvrage.projects.models import Project

LINES = {
    "received": _("Your project “{title}” was received; Suivi Projet will call you."),
    "completed": _("Thank you, your answer about “{title}” was passed on to Suivi Projet."),
    "amendment": _("Suivi Projet needs a detail about “{title}”."),
    "validated": _("“{title}” is validated: providers see it."),
    "amendment_recall": _("“{title}” still waits for your detail."),
    "unanswered": _("“{title}” is closed for lack of an answer; one click posts it again."),
    "refused": _("“{title}” was not accepted."),
    "reconsidered": _("We look at “{title}” again; Suivi Projet will call you."),
    "voided": _("“{title}” was set aside."),
    "reconfirm": _("Is “{title}” still wanted? One click is enough."),
    "asleep": _("“{title}” fell asleep; one click wakes it up."),
    "awake": _("“{title}” is awake again."),
    "cancelled": _("“{title}” is cancelled."),
}


def tell_client(fact: Fact, project: Project, name: str, *, url: str = "", **words: Any) -> None:
    """Send the mail `projects/mail/<name>.txt` and the line of that name, once per fact."""
    client = project.client
    if client is None:
        return
    kind = f"projects.{name}"
    url = url or project_path(project)
    queue_mail(
        kind=kind,
        key=f"{kind}:{fact.pk}",
        to=client,
        context={"project": project, "answer_url": answering.link_path(project), **words},
        action_url=url,
        project_id=project.pk,
        brand=project.brand,
    )
    notify(
        kind=kind,
        key=f"{kind}:{fact.pk}",
        reader=client,
        text=format_lazy(LINES[name], title=project.title),
        url=url,
        project_id=project.pk,
    )


def project_path(project: Project) -> str:
    """The page of the project."""
    return reverse("web:project", args=[project.pk])


def amend_path(project: Project) -> str:
    """The page where the client completes the project, at the very field that was asked for."""
    asked = FORM_NAMES.get(project.amend_field, project.amend_field)
    place = f"#id_{asked}" if asked else ""
    return reverse("projects:amend", args=[project.pk]) + place


def alive_path(project: Project) -> str:
    """The one-click link of the mail."""
    return alive.link_path(project)


def again_path(project: Project) -> str:
    """The page that posts it again with everything kept."""
    return reverse("projects:again", args=[project.pk])
