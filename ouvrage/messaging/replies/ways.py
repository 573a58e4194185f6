"""How an answer by mail is posted: the apps that know what a conversation is about say so.

`register("project", way)` answers for every conversation about "project:…"; the same use cases as
behind the page, so that the same rules hold.
"""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from ouvrage.accounts.models import User
from ouvrage.messaging.files.upload import Upload
from ouvrage.messaging.models import Message, StoredFile


@dataclass(frozen=True, slots=True)
class Reply:
    """Who answers which message, under which number the answer is kept."""

    id: UUID
    answered: Message
    person: User

    @property
    def key(self) -> str:
        """What the conversation is about, without its scheme."""
        return self.answered.thread.about.partition(":")[2]


@dataclass(frozen=True, slots=True)
class Way:
    """How words are posted and a file is kept, and on which page one does it by hand."""

    post: Callable[[Reply, str], Message]
    keep: Callable[[Reply, Upload], StoredFile]
    page: Callable[[Reply], str]


_ways: dict[str, Way] = {}


def register(scheme: str, way: Way) -> None:
    """Answer for every conversation about "scheme:key"."""
    _ways[scheme] = way


def way_of(reply: Reply) -> Way | None:
    """How answers in this conversation are posted; none where nobody takes any."""
    return _ways.get(reply.answered.thread.about.partition(":")[0])
