"""Writing in a conversation, and having read it."""

from typing import Any
from uuid import UUID

from django.db import transaction

from ouvrage.accounts.models import User
from ouvrage.kit.time import now
from ouvrage.messaging import rules
from ouvrage.messaging.errors import AnswersElsewhere
from ouvrage.messaging.models import Message, Thread
from ouvrage.messaging.queries import in_conversation


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
) -> Message:
    """Write in the public conversation of a subject, or in the private one with a company.

    The identifier comes from the form: the same message sent twice is kept once. The app above
    decides who may write, records the fact and tells the others. Refused:
    messaging.contact_details unless `open_talk`, messaging.message_length,
    messaging.too_many_messages, messaging.answers_elsewhere.
    """
    body = body.replace("\r\n", "\n").strip()
    known = Message.objects.filter(pk=message_id, author=author).first()
    if known is not None:
        return known
    rules.check_length(body)
    if not open_talk:
        rules.check_no_contact_details(body)
    rules.check_pace(author)
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


@transaction.atomic
def mark_read(*, about: str, company_id: int | None, reader: User) -> int:
    """What others wrote in this conversation counts as read; the number that was new."""
    unread = Message.objects.filter(in_conversation(company_id), thread__about=about, read_at=None)
    return unread.exclude(author=reader).update(read_at=now())


def _check_answer(answers_id: UUID | None, thread: Thread) -> None:
    """A public answer may take up a private question of the same subject, no other."""
    if answers_id is None:
        return
    if not Message.objects.filter(pk=answers_id, thread__about=thread.about).exists():
        raise AnswersElsewhere
