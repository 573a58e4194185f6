"""The kinds of facts that apps declare, how the thread tells them, and who reacts."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from django.utils.functional import Promise

if TYPE_CHECKING:
    from ouvrage.journal.models import Fact


class Reader(StrEnum):
    """In which capacity somebody reads a project's thread."""

    PUBLIC = "public"  # anyone
    OPENED = "opened"  # providers who opened the report
    COMPANY = "company"  # the provider the fact concerns, and no other
    CLIENT = "client"
    PRIVILEGED = "privileged"  # providers whose plan opens the follow-up notes
    FOLLOWUP = "followup"  # the follow-up desk


BOTH_SIDES = frozenset({Reader.COMPANY, Reader.CLIENT, Reader.FOLLOWUP})
INSIDE = frozenset({Reader.OPENED, Reader.CLIENT, Reader.FOLLOWUP})
EVERYONE = frozenset(Reader)
DESK_ONLY = frozenset({Reader.FOLLOWUP})


@dataclass(frozen=True, slots=True)
class ThreadLine:
    """How a fact reads on the project's thread: icon, sentence, readers.

    The sentence's {names} are filled from the fact's data; the author is shown beside it.
    """

    icon: str
    sentence: str | Promise
    readers: frozenset[Reader]


@dataclass(frozen=True, slots=True)
class FactKind:
    """A name in the past tense ("offers.sent") and what it means, for docs/events.md."""

    name: str
    meaning: str
    line: ThreadLine | None = None


Reaction = Callable[["Fact"], None]

kinds: dict[str, FactKind] = {}
reactions: dict[str, Reaction] = {}
by_kind: defaultdict[str, list[str]] = defaultdict(list)


def declare(
    name: str,
    meaning: str,
    *,
    icon: str = "",
    sentence: str | Promise = "",
    readers: frozenset[Reader] = frozenset(),
) -> FactKind:
    """Make a kind of fact known, once, in the `facts.py` of the app that records it.

    With an icon, a sentence and readers it also has its line on the project's thread.
    """
    if name in kinds:
        raise ValueError(f"the fact {name} is declared twice")
    line = ThreadLine(icon, sentence, readers) if readers else None
    kinds[name] = FactKind(name, meaning, line)
    return kinds[name]


def reacts_to(*facts: FactKind) -> Callable[[Reaction], Reaction]:
    """Hang a reaction on facts recorded below.

    It runs as a job of its own, may run twice, and re-reads the state before it acts.
    """

    def register(function: Reaction) -> Reaction:
        name = f"{function.__module__.removeprefix('ouvrage.')}.{getattr(function, '__name__', '')}"
        reactions[name] = function
        for fact in facts:
            by_kind[fact.name].append(name)
        return function

    return register
