"""Messages about offers: a line in the centre of notifications, and a mail when it matters."""

from typing import Any

from django.urls import reverse
from django.utils.functional import Promise

from ouvrage.accounts.models import User
from ouvrage.journal.models import Fact
from ouvrage.messaging.replies.addresses import reply_address
from ouvrage.notifications.mails import queue_mail
from ouvrage.notifications.notices import notify
from ouvrage.offers.models import Offer
from ouvrage.projects.models import Project


def tell(
    fact: Fact,
    name: str,
    reader: User | None,
    project: Project,
    *,
    text: str | Promise,
    url: str,
    mail: bool = True,
    **context: Any,
) -> None:
    """Tell one person of one fact, once: the notice, and the mail `offers/mail/<name>.txt`."""
    if reader is None:
        return
    kind, key = f"offers.{name}", f"offers.{name}:{fact.pk}:{reader.pk}"
    notify(kind=kind, key=key, reader=reader, text=text, url=url, project_id=project.pk)
    if mail:
        queue_mail(
            kind=kind,
            key=key,
            to=reader,
            context={"project": project, **context},
            action_url=url,
            project_id=project.pk,
            brand=project.brand,
            reply_to=reply_address(context.get("message"), reader),
        )


def page_of(offer: Offer) -> str:
    return reverse("offers:read", args=[offer.pk])


def offers_of(project: Project) -> str:
    return reverse("offers:compare", args=[project.pk])


def report_of(project: Project) -> str:
    return reverse("web:project", args=[project.pk])
