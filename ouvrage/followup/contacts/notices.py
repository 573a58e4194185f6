"""What the record of calls tells people: the client in one mail a day, providers when it helps."""

from collections.abc import Iterable, Sequence

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from ouvrage.access.models import Opening
from ouvrage.accounts.models import User
from ouvrage.credits.models import CreditKind
from ouvrage.followup.contacts import queries
from ouvrage.followup.contacts.links import calls_path
from ouvrage.followup.contacts.models import Attempt
from ouvrage.followup.models import Call
from ouvrage.journal.models import Fact
from ouvrage.kit.time import today
from ouvrage.notifications.mails import queue_mail
from ouvrage.notifications.notices import notify
from ouvrage.projects.models import Project

REACHED = _("Suivi Projet reached the client of “{title}”: you may call again.")
CORRECTED = _("The number or the call hours of “{title}” were corrected.")


def ask_client(client: User, calls: Sequence[Attempt]) -> None:
    """« Were you called? »: all calls of the day in one mail, answered without signing in."""
    url = calls_path(client.pk)
    key = f"followup.calls:{client.pk}:{today()}"
    queue_mail(
        kind="followup.calls",
        key=key,
        to=client,
        context={"calls": calls},
        action_url=url,
        brand=calls[0].project.brand,
    )
    notify(
        kind="followup.calls",
        key=key,
        reader=client,
        text=_("Providers say that they called you. Is that so? One click each."),
        url=reverse("web:project", args=[calls[0].project_id]) + "#calls",
        project_id=calls[0].project_id,
    )


def tell_client_check(fact: Fact, project: Project) -> None:
    """At once: providers cannot reach him; he may correct his number himself."""
    client = project.client
    if client is None:
        return
    url = reverse("projects:contact", args=[project.pk])
    queue_mail(
        kind="followup.check_started",
        key=f"followup.check_started:{fact.pk}",
        to=client,
        context={"project": project},
        action_url=url,
        project_id=project.pk,
        brand=project.brand,
    )
    notify(
        kind="followup.check_started",
        key=f"followup.check_started:{fact.pk}",
        reader=client,
        text=format_lazy(
            _("Providers cannot reach you about “{title}”: is your number right?"),
            title=project.title,
        ),
        url=url,
        project_id=project.pk,
    )


def tell_reached(call: Call, project: Project) -> None:
    """To whoever called in vain: Suivi Projet spoke to the client, he may be called again."""
    tried = queries.attempts_in_vain(project.pk, until=call.at)
    for author in {attempt.author_id: attempt.author for attempt in tried}.values():
        queue_mail(
            kind="followup.client_reached",
            key=f"followup.client_reached:{call.pk}:{author.pk}",
            to=author,
            context={"project": project, "call": call},
            action_url=reverse("web:project", args=[project.pk]),
            project_id=project.pk,
            brand=project.brand,
        )
        _tell(
            "client_reached",
            f"{call.pk}:{author.pk}",
            author,
            format_lazy(REACHED, title=project.title),
            project,
        )


def tell_corrected(fact: Fact, project: Project) -> None:
    """To all who have the contact: it has changed."""
    openings = Opening.objects.filter(project=project, kind=CreditKind.CONTACT)
    for reader in _readers(openings.select_related("opened_by")):
        _tell(
            "contact_corrected",
            f"{fact.pk}:{reader.pk}",
            reader,
            format_lazy(CORRECTED, title=project.title),
            project,
        )


def _readers(openings: Iterable[Opening]) -> list[User]:
    return list({opening.opened_by_id: opening.opened_by for opening in openings}.values())


def _tell(name: str, key: str, reader: User, text: str | Promise, project: Project) -> None:
    notify(
        kind=f"followup.{name}",
        key=f"followup.{name}:{key}",
        reader=reader,
        text=text,
        url=reverse("web:project", args=[project.pk]),
        project_id=project.pk,
    )
