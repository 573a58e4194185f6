"""Versions side by side: over, in force, to come; what differs from the one before is marked."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ouvrage.backoffice.decisions.showing import Compared
from ouvrage.brands.models import Decision
from ouvrage.brands.states import DecisionState
from ouvrage.kit.money import Money
from ouvrage.kit.time import now
from ouvrage.ui.text import money, number

SHOWN = 4

Names = Mapping[str, Any]
"""Each figure of a version as staff read it, in the order in which they do."""


@dataclass(frozen=True, slots=True)
class Column:
    """One version; `used` is how many terms or orders are under it."""

    version: Any
    state: str
    label: str | Promise
    decided_by: str
    approved_by: str
    used: int


@dataclass(frozen=True, slots=True)
class Row:
    """One figure through the versions."""

    label: str | Promise
    cells: list[tuple[str, bool]]
    """As written, and whether it differs from the version before."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """Something sold: its newest versions, oldest first, and the decisions that wait."""

    code: str
    name: str
    columns: list[Column]
    rows: list[Row]
    waiting: list[Decision]


def shelf_of(
    one: Any,
    names: Names,
    *,
    used: Mapping[int, int],
    people: Mapping[int, str],
    waiting: list[Decision],
) -> Shelf:
    """Of a plan or a pack with its versions, and how often each version is used."""
    ordered = sorted(one.versions.all(), key=lambda version: (version.starts_at, version.number))
    begun = [version for version in ordered if version.starts_at <= now()]
    current = begun[-1] if begun else None
    shown = ordered[-SHOWN:]
    columns = [
        Column(
            version,
            *_state(version, current),
            people.get(version.decided_by_id or 0, ""),
            people.get(version.approved_by_id or 0, ""),
            used.get(version.pk, 0),
        )
        for version in shown
    ]
    return Shelf(one.code, one.name, columns, [_row(name, names, shown) for name in names], waiting)


def waiting_of(kind: str) -> dict[str, list[Decision]]:
    """By code, the decisions of a kind that wait for a second person."""
    found: dict[str, list[Decision]] = defaultdict(list)
    asked = Decision.objects.filter(kind=kind, state=DecisionState.ASKED).order_by("asked_at")
    for decision in asked:
        found[decision.key].append(decision)
    return found


def people_of(versions: Iterable[Any]) -> set[int | None]:
    """Whoever decided or approved one of them."""
    return {
        person for version in versions for person in (version.decided_by_id, version.approved_by_id)
    }


def figures_of(version: Any, names: Names) -> dict[str, Any]:
    """Nothing for what never had any."""
    return {name: getattr(version, name) for name in names} if version else {}


def in_words(name: str, value: Any) -> str:
    """« 29,00 € », « oui », « 30 »."""
    if value is None:
        return ""
    if name.endswith("_cents"):
        return money(Money(value))
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return number(value)


def compared(names: Names, before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Compared]:
    """Every figure, changed or not: what stays is part of what is decided."""
    return [
        Compared(label, in_words(name, before.get(name)), in_words(name, after.get(name)))
        for name, label in names.items()
    ]


def _state(version: Any, current: Any) -> tuple[str, Promise]:
    if version == current:
        return "in_force", gettext_lazy("in force")
    if version.starts_at > now():
        return "scheduled", gettext_lazy("to come")
    return "over", gettext_lazy("over")


def _row(name: str, names: Names, versions: list[Any]) -> Row:
    values = [getattr(version, name) for version in versions]
    before = [values[0], *values[:-1]]
    cells = [
        (in_words(name, value), value != former)
        for value, former in zip(values, before, strict=True)
    ]
    return Row(names[name], cells)
