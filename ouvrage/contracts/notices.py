"""Messages about contracts: a line in the centre of notifications, and a mail when it matters."""

from typing import Any

from django.urls import reverse
from django.utils.functional import Promise

from ouvrage.accounts.models import User
from ouvrage.contracts.models import Contract
from ouvrage.journal.models import Fact
from ouvrage.messaging.replies.addresses import reply_address
from ouvrage.notifications.mails import queue_mail
from ouvrage.notifications.notices import notify


def tell(
    fact: Fact,
    name: str,
    reader: User,
    contract: Contract,
    *,
    text: str | Promise,
    mail: bool = True,
    place: str = "",
    **context: Any,
) -> None:
    """Tell one party of one fact, once: the notice, and the mail `contracts/mail/<name>.txt`."""
    kind, key = f"contracts.{name}", f"contracts.{name}:{fact.pk}:{reader.pk}"
    url = reverse("contracts:read", args=[contract.pk]) + place
    project = contract.project
    notify(kind=kind, key=key, reader=reader, text=text, url=url, project_id=project.pk)
    if mail:
        queue_mail(
            kind=kind,
            key=key,
            to=reader,
            context={"contract": contract, "project": project, **context},
            action_url=url,
            project_id=project.pk,
            brand=project.brand,
            reply_to=reply_address(context.get("message"), reader),
        )
