"""Writing in a conversation."""

from typing import Any
from uuid import UUID

from django.db import transaction

from ouvrage.accounts.models import User
from ouvrage.messaging import rules
from ouvrage.messaging.conversations.services import check_not_blocked
from ouvrage.messaging.errors import AnswersElsewhere
from ouvrage.messaging.models import Message, Thread


@transaction.atomic
def post_message(
    *,
    message_id: UUID,
    about: str,
    company_id: int | None,
    author: User,
    side: str,
    body: str,
    answers_id: UUID | None = None,
    open_talk: bool,
    client_id: int | None = None,
) -> Message:
    """Write in the public conversation of a subject, or in the private one with a company.

    The identifier comes from the form: the same message sent twice is kept once. The app above
    decides who may write, records the fact and tells the others. `client_id` is the other half of
    a private conversation, where a block between the two counts. Refused:
    messaging.contact_details unless `open_talk`, messaging.message_length,
    messaging.too_many_messages, messaging.answers_elsewhere, messaging.has_blocked,
    messaging.blocked.
    """
    body = body.replace("\r\n", "\n").strip()
    known = Message.objects.filter(pk=message_id, author=author).first()
    if known is not None:
        return known
    rules.check_length(body)
    if not open_talk:
        rules.check_no_contact_details(body)
    rules.check_pace(author)
    if client_id is not None and company_id is not None:
        check_not_blocked(client_id=client_id, company_id=company_id, side=side)
    place: dict[str, Any] = {"about": about, "company_id": company_id}
    thread, _ = Thread.objects.get_or_create(**place)
    _check_answer(answers_id, thread)
    details = {
        "thread": thread,
        "author": author,
        "author_side": side,
        "body": body,
        "answers_id": answers_id,
    }
    message, _ = Message.objects.get_or_create(id=message_id, defaults=details)
    return message


def _check_answer(answers_id: UUID | None, thread: Thread) -> None:
    """A public answer may take up a private question of the same subject, no other."""
    if answers_id is None:
        return
    if not Message.objects.filter(pk=answers_id, thread__about=thread.about).exists():
        raise AnswersElsewhere
