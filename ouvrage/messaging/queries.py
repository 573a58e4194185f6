"""Messages and files of a subject."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Q, QuerySet, Sum

from ouvrage.accounts.models import User
from ouvrage.kit.paging import Page, page_of
from ouvrage.kit.time import now
from ouvrage.messaging.files.states import FileState
from ouvrage.messaging.models import Message, StoredFile

FILES_AT_ONCE = 30


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


def in_conversation(company_id: int | None) -> Q:
    """The public conversation for None, the private one of a company otherwise."""
    if company_id is None:
        return Q(thread__company__isnull=True)
    return Q(thread__company_id=company_id)


def files_about(about: str) -> QuerySet[StoredFile]:
    """The files that lie beside a subject, oldest first."""
    return StoredFile.objects.filter(about=about, removed_at=None).order_by("stored_at", "pk")


def readable_files(about: str, reader: User) -> QuerySet[StoredFile]:
    """Those that are shown, and what the reader himself sent and is still being checked or held."""
    return files_about(about).filter(Q(state=FileState.SHOWN) | Q(owner=reader))


@dataclass(frozen=True, slots=True)
class MyFiles:
    """What a person sent, newest first, over all projects."""

    after: str = ""

    def rows(self, viewer: User) -> Page[StoredFile]:
        own = StoredFile.objects.filter(owner=viewer, removed_at=None)
        return page_of(own, order=("-stored_at", "-pk"), after=self.after, size=FILES_AT_ONCE)


def sent_today(owner: User | None) -> int:
    """Bytes that a person (or all visitors together) sent within a day."""
    today = StoredFile.objects.filter(owner=owner, stored_at__gt=now() - timedelta(days=1))
    return today.aggregate(sum=Sum("size"))["sum"] or 0
