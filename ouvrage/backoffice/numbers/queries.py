"""Parameters as staff read them: now, to come, and how they came to be."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.http import Http404
from django.utils.functional import Promise

from ouvrage.accounts.models import User
from ouvrage.backoffice import words
from ouvrage.brands.models import Decision, ParameterVersion
from ouvrage.brands.parameters import Parameter, declared
from ouvrage.brands.states import DecisionState
from ouvrage.kit.time import now

AT_ONCE = 100


@dataclass(slots=True)
class Number:
    """One parameter in the list: its value in words, what is planned, what waits."""

    parameter: Parameter[Any]
    told: str
    planned: list[ParameterVersion] = field(default_factory=list)
    waits: int = 0


@dataclass(frozen=True, slots=True)
class Topic:
    """The parameters of one app, under the name staff know it by."""

    key: str
    name: str | Promise
    numbers: list[Number]


@dataclass(frozen=True, slots=True)
class Line:
    """One version in the history, with what it replaced and who decided it."""

    version: ParameterVersion
    before: str
    after: str
    decided_by: str
    approved_by: str
    is_planned: bool
    is_withdrawn: bool


def topics(sought: str = "") -> list[Topic]:
    """All parameters, or those that hold these words, in the order of the topics; 2 queries."""
    planned: dict[str, list[ParameterVersion]] = defaultdict(list)
    for version in ParameterVersion.objects.filter(starts_at__gt=now(), withdrawal=None):
        planned[version.key].append(version)
    waiting: dict[str, int] = defaultdict(int)
    asked = Decision.objects.filter(kind="parameter", state=DecisionState.ASKED)
    for key in asked.values_list("key", flat=True):
        waiting[key] += 1
    found: dict[str, list[Number]] = defaultdict(list)
    for key, one in declared.items():
        if _holds(one, sought):
            number = Number(one, words.told(one, one.value()), planned[key], waiting[key])
            found[one.topic].append(number)
    return [Topic(key, name, found[key]) for key, name in words.TOPICS.items() if found[key]]


def named(key: str) -> Parameter[Any]:
    """The parameter of that name; 404 when no rule reads one."""
    if key not in declared:
        raise Http404
    return declared[key]


def history(parameter: Parameter[Any]) -> list[Line]:
    """Its versions, the newest first, each with what held before it. 2 queries."""
    rows = ParameterVersion.objects.filter(key=parameter.key)
    newest = list(
        rows.select_related("brand", "withdrawal").order_by("-starts_at", "-pk")[:AT_ONCE]
    )
    names = names_of(person for row in newest for person in (row.decided_by_id, row.approved_by_id))
    held: dict[int | None, str] = {}
    lines = []
    for row in reversed(newest):
        is_withdrawn = hasattr(row, "withdrawal")
        usual = held.get(None, words.told(parameter, parameter.default))
        after = words.told(parameter, row.value)
        lines.append(
            Line(
                version=row,
                before=held.get(row.brand_id, usual),
                after=after,
                decided_by=names.get(row.decided_by_id or 0, ""),
                approved_by=names.get(row.approved_by_id or 0, ""),
                is_planned=row.starts_at > now() and not is_withdrawn,
                is_withdrawn=is_withdrawn,
            )
        )
        if not is_withdrawn:
            held[row.brand_id] = after
    return lines[::-1]


def names_of(people: Iterable[int | None]) -> dict[int, str]:
    """Who they are, by reference: what is decided keeps no more than that."""
    wanted = {one for one in people if one is not None}
    return {user.pk: user.full_name for user in User.objects.filter(pk__in=wanted)}


def _holds(parameter: Parameter[Any], sought: str) -> bool:
    told = f"{parameter.name} {parameter.hint} {parameter.key}".casefold()
    return all(word in told for word in sought.casefold().split())
