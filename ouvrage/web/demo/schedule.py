"""What happens in the demo, each thing at its moment: whoever does it, in the order of time.

So that each wallet's chain, and each page that reads it, runs forward.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from ouvrage.kit.time import clock_at


@dataclass(frozen=True, slots=True)
class Event:
    """Something done at a moment; safe to do again after a load that was cut short."""

    at: datetime
    do: Callable[[], object]


def play(events: Iterable[Event], tick: Callable[[], None]) -> None:
    """Do them all, the oldest first."""
    for event in sorted(events, key=lambda event: event.at):
        with clock_at(event.at):
            event.do()
        tick()
