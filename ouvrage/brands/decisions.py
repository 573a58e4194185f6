"""The kinds of changes that take two people, and what each does once it is approved."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ouvrage.brands.models import Decision

Act = Callable[["Decision", Any], None]


@dataclass(frozen=True, slots=True)
class Kind:
    """`check` refuses what could not be done; `carry_out` does it, with who approved it."""

    name: str
    check: Callable[["Decision"], None]
    carry_out: Act


kinds: dict[str, Kind] = {}


def decides(name: str, *, check: Callable[["Decision"], None]) -> Callable[[Act], Act]:
    """Register what an approved decision of that kind does; it runs in the approval's transaction.

    `decision.asked_by_id` asked for it, the second argument approves it; `decision.payload`
    holds what they both read.
    """

    def register(act: Act) -> Act:
        kinds[name] = Kind(name, check, act)
        return act

    return register
