"""The mails to a person whose answer by mail, or a file of it, was not taken."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from ouvrage.kit.errors import Refused
from ouvrage.messaging.models import IncomingReply
from ouvrage.messaging.replies.addresses import reply_address
from ouvrage.messaging.replies.opening import Opened
from ouvrage.notifications.mails import queue_mail
from ouvrage.notifications.models import Mail

MOST_FILES = 20


@dataclass(frozen=True, slots=True)
class Unkept:
    """A file of the mail that was refused, and the sentence that says why."""

    name: str
    why: str


def beyond(name: str) -> Unkept:
    """A file after the last that one mail may bring."""
    why = _("Only the first {limit} files of a mail are kept.").format(limit=MOST_FILES)
    return Unkept(name, why)


def letter_answered(row: IncomingReply) -> Mail | None:
    """Our own mail whose address was answered, if it is still there."""
    sent = Mail.objects.filter(recipient=row.person, reply_to__startswith=f"reponse+{row.token}@")
    return sent.select_related("brand").order_by("queued_at").first()


def send_back(row: IncomingReply, opened: Opened, refusal: Refused, *, page: str) -> None:
    """Building block: the reason, every word he wrote, and where to send them again."""
    context = {
        "reason": refusal.text,
        "words": opened.words or opened.whole,
        "files": [one.name for one in opened.files],
    }
    _queue(row, "reply_refused", context, page=page)


def tell_of_files(row: IncomingReply, unkept: list[Unkept], *, page: str) -> None:
    """Building block: the words are posted, these files are not."""
    _queue(row, "reply_files", {"unkept": unkept}, page=page)


def _queue(row: IncomingReply, name: str, context: dict[str, Any], *, page: str) -> None:
    answered = letter_answered(row)
    queue_mail(
        kind=f"messaging.{name}",
        key=f"messaging.{name}:{row.pk}",
        to=row.person,
        context={"message": row.answered, **context},
        action_url=page or (answered.url if answered else ""),
        project_id=answered.project_id if answered else None,
        brand=answered.brand if answered else None,
        reply_to=reply_address(row.answered, row.person),
    )
