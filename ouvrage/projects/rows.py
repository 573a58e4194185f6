"""Rows of the list as visitors see them, made once for all of them.

Templates, not statements, are what a list costs. A row is kept under all that it says, so that
nothing has to be thrown away when a project changes; times told as « il y a… » lag five minutes
at most.
"""

from collections.abc import Iterable

from django.core.cache.backends.locmem import LocMemCache
from django.template.loader import get_template
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from ouvrage.kit.time import now
from ouvrage.projects.queries.lines import Line

KEPT_SECONDS = 300
_rows = LocMemCache("projects.rows", {"OPTIONS": {"MAX_ENTRIES": 4_000}})


def rows_for_visitors(lines: Iterable[tuple[Line, str]]) -> SafeString:
    """The rows one after the other; each with why it stands there."""
    return mark_safe("".join(_row(line, why) for line, why in lines))  # noqa: S308 - of templates


def _row(line: Line, why: str) -> str:
    key = _key(line, why)
    found: str | None = _rows.get(key)
    if found is None:
        context = {"line": line, "why": why, "may_shelve": False}
        found = get_template("projects/_row.html").render(context)
        _rows.set(key, found, KEPT_SECONDS)
    return found


def _key(line: Line, why: str) -> str:
    """All that the row says."""
    project = line.project
    said = (
        get_language(),
        int(now().timestamp()) // KEPT_SECONDS,
        *(project.pk, project.title, project.summary, project.category_id, project.place),
        *(project.is_remote, project.published_at, project.offer_count, project.budget_cents),
        *(project.budget_bracket, line.stamp.state, line.stamp.at, line.stamp.by),
        *(tuple(line.skills), line.client, str(line.excerpt), why),
    )
    return f"{project.pk}:{hash(said)}"
