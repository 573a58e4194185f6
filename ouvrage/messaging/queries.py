"""Messages and files of a subject."""

from django.db.models import Q, QuerySet

from ouvrage.accounts.models import User
from ouvrage.messaging.models import Message, StoredFile


def messages_about(about: str, company_id: int | None) -> QuerySet[Message]:
    """One conversation: the public one, or the private one with that company."""
    return all_messages_about(about).filter(in_conversation(company_id))


def readable_messages(about: str, company_id: int) -> QuerySet[Message]:
    """What a provider reads: the public conversation and its own private one."""
    own = in_conversation(None) | in_conversation(company_id)
    return all_messages_about(about).filter(own)


def all_messages_about(about: str) -> QuerySet[Message]:
    """What the client and the follow-up desk see: every conversation."""
    messages = Message.objects.filter(thread__about=about)
    return messages.select_related("author", "thread__company").order_by("sent_at", "pk")


def unread_count(about: str, company_id: int | None, reader: User) -> int:
    """How many messages of others this conversation holds that nobody read yet."""
    unread = messages_about(about, company_id).filter(read_at=None)
    return unread.exclude(author=reader).count()


def in_conversation(company_id: int | None) -> Q:
    """The public conversation for None, the private one of a company otherwise."""
    if company_id is None:
        return Q(thread__company__isnull=True)
    return Q(thread__company_id=company_id)


def files_about(about: str) -> QuerySet[StoredFile]:
    """The files that lie beside a subject, oldest first."""
    return StoredFile.objects.filter(about=about, removed_at=None).order_by("stored_at", "pk")
