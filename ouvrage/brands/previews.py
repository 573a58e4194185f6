"""What a change would touch: each app counts for its own parameters, in its `previews.py`."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Change:
    """A value that is about to be replaced by another; for one brand, or for all."""

    key: str
    before: Any
    after: Any
    brand_id: int | None = None


Count = Callable[[Change], str]

counted: dict[str, Count] = {}


def touches(*keys: str) -> Callable[[Count], Count]:
    """Register a function that says, in one sentence with its count, what a change touches."""

    def register(count: Count) -> Count:
        for key in keys:
            counted[key] = count
        return count

    return register


def preview(change: Change) -> str:
    """The sentence for that change; empty when nothing is counted for its parameter."""
    count = counted.get(change.key)
    return count(change) if count else ""
