"""Keyset pages: the next page starts after the last row seen, however deep it lies."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.signing import BadSignature, Signer
from django.db import models
from django.db.models import Q


@dataclass(frozen=True, slots=True)
class Page[T]:
    """One page of rows, with the cursor of the next one (empty on the last)."""

    rows: list[T]
    next: str = ""

    def __iter__(self) -> Any:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)


def page_of[T: models.Model](
    rows: models.QuerySet[T], *, order: Sequence[str], after: str = "", size: int = 20
) -> Page[T]:
    """The rows that follow the cursor, in that order (fields or annotations, "-" for descending).

    The last name must be unique; none may be null. A cursor that was tampered with counts
    as the first page.
    """
    signer = _signer(rows, order)
    position = _decode(after, signer)
    if position is not None:
        rows = rows.filter(_beyond(order, position))
    found = list(rows.order_by(*order)[: size + 1])
    if len(found) <= size:
        return Page(found)
    last = found[size - 1]
    return Page(found[:size], _encode([_value(last, name) for name in order], signer))


def _beyond(order: Sequence[str], position: list[Any]) -> Q:
    """(a, b) after (x, y) as a < x, or a = x and b < y — one leading bound for the index."""
    condition = Q()
    equal = Q()
    for name, value in zip(order, position, strict=True):
        field = name.removeprefix("-")
        side = "lt" if name.startswith("-") else "gt"
        condition |= equal & Q(**{f"{field}__{side}": value})
        equal &= Q(**{field: value})
    first = order[0].removeprefix("-")
    bound = "lte" if order[0].startswith("-") else "gte"
    return Q(**{f"{first}__{bound}": position[0]}) & condition


def _value(row: Any, name: str) -> Any:
    value: Any = row
    for part in name.removeprefix("-").split("__"):
        value = getattr(value, part)
    return value.isoformat() if hasattr(value, "isoformat") else value


def _signer(rows: models.QuerySet[Any], order: Sequence[str]) -> Signer:
    """A cursor is good for the list that made it, and only as it was made."""
    return Signer(salt=f"page of {rows.model._meta.label} by {','.join(order)}")


def _encode(values: list[Any], signer: Signer) -> str:
    return signer.sign_object(json.loads(json.dumps(values, default=str)))


def _decode(cursor: str, signer: Signer) -> list[Any] | None:
    if not cursor:
        return None
    try:
        values: list[Any] = signer.unsign_object(cursor)
    except BadSignature:
        return None
    return values
