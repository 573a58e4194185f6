"""How many projects each choice of each filter would leave: one statement for all of them.

A filter's own choice does not narrow its own counts; all others do. Counts are made over the
thousand newest rows at most, and say so, as counting everything would cost more than the list.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.db import connection

from ouvrage.kit.time import now
from ouvrage.projects.queries.finding import NEWEST, ProjectList
from ouvrage.projects.queries.lines import name_column
from ouvrage.projects.states import ProjectState

MOST = 1_000
SKILLS = 12
AGES = (7, 30, 90)
OFFERS = (1, 3, 6)
ALL = "total"
COLUMNS = (
    "id", "brand_id", "category_id", "budget_bracket", "published_at", "is_remote", "state",
    "confirmed_alive_at", "offer_count",
)  # fmt: skip
GROUPED = {"marque": "brand_id", "categorie": "category_id", "budget": "budget_bracket"}
NAMES = (*GROUPED, "competence", "age", "offres", "distance", "vivant")


@dataclass(frozen=True, slots=True)
class Counts:
    """By name of filter and value: how many; `capped` filters were counted on the newest only."""

    found: dict[str, dict[str, int]] = field(default_factory=dict)
    skills: dict[str, str] = field(default_factory=dict)
    capped: frozenset[str] = frozenset()

    @property
    def total(self) -> int:
        return min(MOST, self.found.get(ALL, {}).get("", 0))

    @property
    def is_capped(self) -> bool:
        return ALL in self.capped


def count_facets(asked: ProjectList, company_id: int | None) -> Counts:
    """One query: rows under all filters, and once more without each filter that is in force."""
    in_force = [name for name in NAMES if name in asked.filters]
    sources = {ALL: ""} | {name: name for name in in_force}
    heads: list[str] = []
    parts: list[str] = []
    given: list[Any] = []
    for name, but in sources.items():
        rows = asked.rows(company_id, but=but).order_by(*NEWEST).values(*COLUMNS)
        sql, values = rows[: MOST + 1].query.get_compiler(connection=connection).as_sql()
        heads.append(f"{name} AS MATERIALIZED ({sql})")
        given += values
    for name in (ALL, *NAMES):
        source = name if name in sources else ALL
        for part, values in _parts(name, source, asked):
            parts.append(part)
            given += values
    with connection.cursor() as cursor:
        cursor.execute(f"WITH {', '.join(heads)} {' UNION ALL '.join(parts)}", given)
        return _read(cursor.fetchall(), sources)


def _parts(name: str, source: str, asked: ProjectList) -> Iterator[tuple[str, Sequence[Any]]]:
    """Statements of our own that count one filter's choices; values are parameters."""
    one = f"SELECT %s, %s, count(*), '' FROM {source}"  # noqa: S608
    if name in GROUPED:
        column = GROUPED[name]
        yield (
            f"SELECT %s, {column}::text, count(*), '' FROM {source} GROUP BY {column}",  # noqa: S608
            [name],
        )
    elif name == "competence":
        yield _skills(source), [name, SKILLS, name, list(asked.skills)]
    elif name == "age":
        for days in AGES:
            yield f"{one} WHERE published_at >= %s", [name, str(days), now() - timedelta(days)]
    elif name == "offres":
        for most in OFFERS:
            yield f"{one} WHERE offer_count < %s", [name, str(most), most]
    elif name == "distance":
        yield f"{one} WHERE is_remote", [name, "oui"]
    elif name == "vivant":
        yield (
            f"{one} WHERE state = %s AND confirmed_alive_at >= %s",
            [name, "oui", ProjectState.OPEN, asked.awake_since],
        )
    if name in {ALL, source}:
        yield one, [f"={source}", ""]


def _skills(source: str) -> str:
    """The skills that stand there most, and those chosen, with their names."""
    name = name_column()
    return f"""
        SELECT %s, skill.id::text, most.n, skill.{name} FROM (
            SELECT needed.skill_id, count(*) AS n FROM {source}
            JOIN projects_project_skills AS needed ON needed.project_id = {source}.id
            GROUP BY needed.skill_id ORDER BY n DESC LIMIT %s
        ) AS most JOIN brands_skill AS skill ON skill.id = most.skill_id
        UNION ALL
        SELECT %s, skill.id::text, 0, skill.{name} FROM brands_skill AS skill
        WHERE skill.id = ANY(%s)
    """  # noqa: S608 - names of our own


def _read(rows: list[tuple[str, str, int, str]], sources: dict[str, str]) -> Counts:
    found: dict[str, dict[str, int]] = {}
    skills: dict[str, str] = {}
    full: set[str] = set()
    for name, value, count, label in rows:
        source = name.removeprefix("=")
        if source != name and count > MOST:
            full.add(source)
        counts = found.setdefault(source if source in {name, ALL} else "", {})
        counts[value] = max(count, counts.get(value, 0))
        if label:
            skills[value] = label
    capped = {name for name in (ALL, *NAMES) if (name if name in sources else ALL) in full}
    return Counts(found, skills, frozenset(capped))
