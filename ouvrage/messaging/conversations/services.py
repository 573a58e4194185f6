"""Having read, muting, blocking; and what a block refuses."""

from collections.abc import Sequence
from typing import Any

from django.db import connection, transaction
from django.http import Http404

from ouvrage.accounts.models import User
from ouvrage.journal.services import record
from ouvrage.kit.db import hold, require_transaction
from ouvrage.kit.time import now
from ouvrage.messaging import facts
from ouvrage.messaging.conversations.models import Block, Mute
from ouvrage.messaging.conversations.queries import blocked_sides, find_thread, side_of
from ouvrage.messaging.conversations.subjects import places_of
from ouvrage.messaging.errors import Blocked, HasBlocked, NobodyToBlock
from ouvrage.messaging.models import Thread

MARK = """
INSERT INTO messaging_readmark AS mark (thread_id, reader_id, newest_at, read_at)
SELECT message.thread_id, %(reader)s, max(message.sent_at), %(now)s
FROM messaging_message AS message
JOIN messaging_thread AS thread ON thread.id = message.thread_id
WHERE thread.about = %(about)s
    AND (%(all)s OR coalesce(thread.company_id, 0) = ANY(%(companies)s))
    AND message.author_id <> %(reader)s
GROUP BY message.thread_id
ORDER BY message.thread_id
ON CONFLICT (reader_id, thread_id) DO UPDATE
SET newest_at = excluded.newest_at, read_at = excluded.read_at
WHERE mark.newest_at < excluded.newest_at
"""
"""One statement: a second window that was slower never takes a mark back."""


def mark_read(*, about: str, reader: User, companies: Sequence[int | None] | None = None) -> int:
    """What others wrote about a subject counts as read by this person; how many conversations
    held something new.

    `companies` names the conversations, None among them the public one; without it, all of them.
    Safe to call again: nothing is written when nothing is new. One statement, so it needs no
    transaction of its own.
    """
    named: dict[str, Any] = {
        "about": about,
        "reader": reader.pk,
        "now": now(),
        "all": companies is None,
        "companies": [company or 0 for company in companies or ()],
    }
    with connection.cursor() as cursor:
        cursor.execute(MARK, named)
        return int(cursor.rowcount)


@transaction.atomic
def mute(*, thread_id: int, actor: User) -> None:
    """No more notices nor mails of what is written in a conversation; it stays readable.

    Refused: nothing; one that he may not read is unknown (404).
    """
    thread = _readable(thread_id, actor)
    Mute.objects.get_or_create(thread=thread, reader=actor)


@transaction.atomic
def unmute(*, thread_id: int, actor: User) -> None:
    """Hear of a conversation again. Refused: nothing; one that he may not read is unknown."""
    Mute.objects.filter(thread=_readable(thread_id, actor), reader=actor).delete()


@transaction.atomic
def block(*, thread_id: int, actor: User) -> Thread:
    """Want no more private words of the other side of a conversation, on any project.

    Refused: messaging.nobody_to_block (a public conversation). Then: further private messages
    between the two are refused on both sides; what a running contract requires goes on.
    """
    thread, client_id, company_id = _pair_of(thread_id, actor)
    _hold_pair(client_id, company_id)
    _block, created = Block.objects.get_or_create(
        client_id=client_id,
        company_id=company_id,
        side=side_of(actor, client_id),
        defaults={"blocked_by": actor},
    )
    if created:
        record(facts.BLOCKED, subject=thread, actor=actor, side=str(side_of(actor, client_id)))
    return thread


@transaction.atomic
def unblock(*, thread_id: int, actor: User) -> Thread:
    """Take one's own side's block back; the other side's stays.

    Refused: messaging.nobody_to_block. Then: both may write again, unless the other blocked too.
    """
    thread, client_id, company_id = _pair_of(thread_id, actor)
    side = side_of(actor, client_id)
    mine = Block.objects.filter(client=client_id, company=company_id, side=side)
    if mine.delete()[0]:
        record(facts.UNBLOCKED, subject=thread, actor=actor, side=str(side))
    return thread


def check_not_blocked(*, client_id: int, company_id: int, side: str) -> None:
    """Refuse private words between a pair of which one side wants none.

    Holds the pair: a block that is being written is waited for, so that no word passes after it.
    Refused: messaging.has_blocked, messaging.blocked.
    """
    require_transaction()
    _hold_pair(client_id, company_id)
    sides = blocked_sides(client_id, company_id)
    if side in sides:
        raise HasBlocked
    if sides:
        raise Blocked


def _hold_pair(client_id: int, company_id: int) -> None:
    hold(f"messaging.pair:{client_id}:{company_id}")


def _readable(thread_id: int, actor: User) -> Thread:
    thread = find_thread(thread_id, actor)
    if thread is None:
        raise Http404
    return thread


def _pair_of(thread_id: int, actor: User) -> tuple[Thread, int, int]:
    """The private conversation with its client and its company."""
    thread = _readable(thread_id, actor)
    place = places_of(actor, [thread]).get(thread.pk)
    if place is None or place.client_id is None or thread.company_id is None:
        raise NobodyToBlock
    return thread, place.client_id, thread.company_id
