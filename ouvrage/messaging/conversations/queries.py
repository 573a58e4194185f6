"""A person's conversations, what waits in them, and who read what."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils.safestring import SafeString

from ouvrage.accounts.models import User
from ouvrage.kit.paging import Page, page_of
from ouvrage.messaging.conversations import searching
from ouvrage.messaging.conversations.models import Block, Mute, ReadMark, Side
from ouvrage.messaging.conversations.subjects import Place, places_of, readable_threads
from ouvrage.messaging.models import Message, Thread

AT_ONCE = 20
ALWAYS = Value(datetime(2000, 1, 1, tzinfo=UTC))
"""Before the first message: up to where a conversation was read that was never opened."""


@dataclass(frozen=True, slots=True)
class Line:
    """One conversation in the list: where it is, its last words (or those found), what waits."""

    thread: Thread
    place: Place
    message: Message
    excerpt: SafeString | str
    unread: int
    is_muted: bool
    is_mine: bool
    is_of_client: bool
    has_blocked: bool
    is_blocked: bool

    @property
    def url(self) -> str:
        return f"{self.place.url}#message-{self.message.pk}"

    @property
    def may_block(self) -> bool:
        """A private conversation has another side."""
        return not self.thread.is_public and self.place.client_id is not None


@dataclass(frozen=True, slots=True)
class Conversations:
    """A person's conversations, newest first; only unread ones, or those that hold the words."""

    after: str = ""
    only_unread: bool = False
    words: str = ""

    def page(self, viewer: User) -> Page[Any]:
        """One query; only what this person may read."""
        shown = Message.objects.filter(thread=OuterRef("pk"))
        if self.words:
            shown = shown.filter(searching.holds(self.words))
        newest = shown.order_by("-sent_at", "-pk")
        threads = _with_unread(readable_threads(viewer), viewer).annotate(
            last_at=Subquery(newest.values("sent_at")[:1]),
            last_id=Subquery(newest.values("pk")[:1]),
        )
        threads = threads.filter(last_at__isnull=False).select_related("company")
        if self.only_unread:
            threads = threads.filter(unread__gt=0)
        return page_of(threads, order=("-last_at", "-pk"), after=self.after, size=AT_ONCE)

    def lines(self, viewer: User, page: Page[Any]) -> list[Line]:
        """What the page shows of each; two queries besides those of the subjects."""
        messages = self._messages([thread.last_id for thread in page])
        places = places_of(viewer, page.rows)
        blocks = _blocks_between(places)
        return [
            self._line(thread, places[thread.pk], messages[thread.last_id], viewer, blocks)
            for thread in page
            if thread.pk in places
        ]

    def _messages(self, ids: list[UUID]) -> Mapping[UUID, Any]:
        messages = Message.objects.filter(pk__in=ids).select_related("author__company")
        if self.words:
            messages = messages.annotate(excerpt=searching.excerpt(self.words))
        return {message.pk: message for message in messages}

    def _line(
        self, thread: Any, place: Place, message: Message, viewer: User, blocks: Mapping[Any, Any]
    ) -> Line:
        own = side_of(viewer, place.client_id)
        by = blocks.get((place.client_id, thread.company_id), frozenset())
        return Line(
            thread=thread,
            place=place,
            message=message,
            excerpt=searching.marked(getattr(message, "excerpt", "")),
            unread=thread.unread,
            is_muted=thread.is_muted,
            is_mine=message.author_id == viewer.pk,
            is_of_client=own == Side.CLIENT,
            has_blocked=own in by,
            is_blocked=bool(by - {own}),
        )


def waiting_messages(user: User) -> int:
    """How many messages of others wait in conversations that are not muted: for the masthead."""
    muted = Mute.objects.filter(reader=user).values("thread")
    threads = readable_threads(user).exclude(pk__in=muted)
    mark = ReadMark.objects.filter(thread=OuterRef("thread"), reader=user).values("newest_at")
    return (
        Message.objects.filter(thread__in=threads)
        .exclude(author=user)
        .alias(mark=Coalesce(Subquery(mark[:1]), ALWAYS))
        .filter(sent_at__gt=F("mark"))
        .count()
    )


def unread_conversations(user: User) -> int:
    """In how many conversations something waits, muted ones included."""
    return _with_unread(readable_threads(user), user).filter(unread__gt=0).count()


def muted_by(thread_id: int) -> frozenset[int]:
    """Who wants to hear nothing of this conversation."""
    return frozenset(Mute.objects.filter(thread=thread_id).values_list("reader_id", flat=True))


def read_moments(ids: Iterable[UUID], side: Side | str) -> dict[UUID, datetime]:
    """When the other side read the last of this side's private messages, by message.

    One per conversation: what comes before it was read too. Public messages have none; one query.
    """
    is_of_company = Q(reader__company=OuterRef("thread__company"))
    is_not = Q(reader__company__isnull=True) | ~is_of_company
    marks = ReadMark.objects.filter(
        is_of_company if side == Side.CLIENT else is_not,
        thread=OuterRef("thread"),
        newest_at__gte=OuterRef("sent_at"),
    ).order_by("-newest_at")
    own = Message.objects.filter(pk__in=list(ids), author_side=side, thread__company__isnull=False)
    seen = own.annotate(seen_at=Subquery(marks.values("read_at")[:1]))
    rows = seen.filter(seen_at__isnull=False).order_by("sent_at", "pk")
    last = {row.thread_id: (row.pk, row.seen_at) for row in rows.only("thread_id")}
    return dict(last.values())


def blocked_sides(client_id: int | None, company_id: int | None) -> frozenset[str]:
    """Which sides of this pair want no more private words."""
    blocks = Block.objects.filter(client=client_id, company=company_id)
    return frozenset(blocks.values_list("side", flat=True))


def side_of(user: User, client_id: int | None) -> Side:
    """On which side of a private conversation a reader stands."""
    return Side.CLIENT if user.pk == client_id else Side.PROVIDER


def find_thread(thread_id: int, viewer: User) -> Thread | None:
    """The conversation, if this person may read it."""
    return readable_threads(viewer).filter(pk=thread_id).first()


def _with_unread(threads: QuerySet[Thread], user: User) -> QuerySet[Any]:
    """Each with the number of messages of others after this person's mark, and whether muted."""
    mark = ReadMark.objects.filter(thread=OuterRef("pk"), reader=user).values("newest_at")
    waiting = Message.objects.filter(thread=OuterRef("pk"), sent_at__gt=OuterRef("mark"))
    counts = waiting.exclude(author=user).order_by().values("thread").annotate(n=Count("pk"))
    return threads.annotate(
        mark=Coalesce(Subquery(mark[:1]), ALWAYS),
        unread=Coalesce(Subquery(counts.values("n")), 0),
        is_muted=Exists(Mute.objects.filter(thread=OuterRef("pk"), reader=user)),
    )


def _blocks_between(places: Mapping[int, Place]) -> dict[tuple[int, int], frozenset[str]]:
    """Which sides blocked, by client and company, for the clients of these places."""
    clients = {place.client_id for place in places.values() if place.client_id}
    found: dict[tuple[int, int], frozenset[str]] = {}
    for block in Block.objects.filter(client__in=clients):
        pair = (block.client_id, block.company_id)
        found[pair] = found.get(pair, frozenset()) | {block.side}
    return found
