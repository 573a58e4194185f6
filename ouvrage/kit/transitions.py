"""State changes: one table of moves per life cycle, one function that moves."""

from collections.abc import Mapping
from typing import Any, ClassVar, Protocol

from ouvrage.kit.db import require_transaction
from ouvrage.kit.errors import IllegalMove
from ouvrage.kit.models import Trace


class Moves:
    """The steps a life cycle allows: from a state to the states that may follow."""

    def __init__(self, table: Mapping[str, set[str]]) -> None:
        self.table = {str(source): {str(to) for to in targets} for source, targets in table.items()}

    def allows(self, source: str, target: str) -> bool:
        return target in self.table.get(source, set())


class Stateful(Protocol):
    """A locked row with a life cycle."""

    MOVES: ClassVar[Moves]
    state: Any
    pk: Any
    _meta: ClassVar[Any]

    def save(self, *, update_fields: list[str]) -> None: ...


class Actor(Protocol):
    """Whoever acts; None stands for the platform itself."""

    pk: Any


def move(row: Stateful, target: str, *, by: Actor | None, **fields: Any) -> None:
    """Bring a locked row to another state, set the fields that go with it, leave a trace.

    Refused: kit.illegal_move. Must run inside the caller's transaction.
    """
    require_transaction()
    source = str(row.state)
    if not row.MOVES.allows(source, str(target)):
        raise IllegalMove(row=row._meta.label, source=source, target=str(target))
    row.state = target
    for name, value in fields.items():
        setattr(row, name, value)
    row.save(update_fields=["state", *fields])
    Trace.objects.create(
        row=row._meta.label_lower,
        row_id=str(row.pk),
        source=source,
        target=str(target),
        by_id=by.pk if by else None,
    )
