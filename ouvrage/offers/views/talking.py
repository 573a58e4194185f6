"""The private conversation about an offer, as one side or the desk reads it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from ouvrage.accounts.models import User
from ouvrage.messaging.conversations.models import Side
from ouvrage.messaging.conversations.queries import blocked_sides, muted_by, read_moments, side_of
from ouvrage.messaging.models import Message, Thread
from ouvrage.messaging.queries import messages_about
from ouvrage.messaging.services import mark_read
from ouvrage.offers.models import Offer
from ouvrage.offers.queries import about
from ouvrage.offers.services.talk import is_bound, is_open_talk


@dataclass(frozen=True, slots=True)
class Said:
    """One message, and when the other side read it (the last of one's own only)."""

    message: Message
    seen_at: datetime | None


@dataclass(frozen=True, slots=True)
class Talk:
    """The messages in order, and where the reader and the other side stand."""

    said: Sequence[Said]
    thread: Thread | None
    is_open: bool
    is_bound: bool
    is_muted: bool
    has_blocked: bool
    is_blocked: bool

    @property
    def is_closed(self) -> bool:
        """Whether nobody may write: a block counts unless a contract binds the two."""
        return (self.has_blocked or self.is_blocked) and not self.is_bound


def read_talk(offer: Offer, viewer: User) -> Talk:
    """The conversation; for its two sides it counts as read from now on."""
    side = _side(offer, viewer)
    reference = about(offer.project_id)
    messages = list(messages_about(reference, offer.company_id))
    if side:
        mark_read(about=reference, companies=[offer.company_id], reader=viewer)
    ids = [message.pk for message in messages]
    seen = read_moments(ids, side) if side and ids else {}
    thread = messages[0].thread if messages else None
    sides = blocked_sides(offer.project.client_id, offer.company_id)
    return Talk(
        said=[Said(message, seen.get(message.pk)) for message in messages],
        thread=thread if side else None,
        is_open=is_open_talk(offer),
        is_bound=bool(sides) and is_bound(offer.project, offer.company_id),
        is_muted=bool(side and thread) and viewer.pk in muted_by(thread.pk if thread else 0),
        has_blocked=side in sides,
        is_blocked=bool(sides - {side}),
    )


def _side(offer: Offer, viewer: User) -> Side | None:
    """The client's or the provider's; the desk has none and leaves no mark."""
    side = side_of(viewer, offer.project.client_id)
    is_party = side == Side.CLIENT or viewer.company_id == offer.company_id
    return side if is_party else None
