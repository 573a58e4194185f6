"""What the search proposes while one types: one query, and nothing of unpublished projects.

Words come from the vocabulary, which only knows listed projects.
"""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.db import connection
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ouvrage.projects.queries.lines import name_column

SHORTEST = 2
SUGGEST = """
WITH typed AS (
    SELECT replace(replace(lower(unaccent(%(last)s)), '%%', ''), '_', '') AS word,
        replace(replace(lower(unaccent(%(all)s)), '%%', ''), '_', '') AS words
)
(SELECT 'skill', name, id::text FROM (
    SELECT {name} AS name, id FROM brands_skill
) AS skill, typed
WHERE lower(unaccent(name)) LIKE words || '%%' OR lower(unaccent(name)) LIKE '%% ' || words || '%%'
ORDER BY length(name), name LIMIT 4)
UNION ALL
(SELECT 'category', name, id::text FROM (
    SELECT {name} AS name, id FROM brands_category
) AS category, typed
WHERE lower(unaccent(name)) LIKE words || '%%' OR lower(unaccent(name)) LIKE '%% ' || words || '%%'
ORDER BY length(name), name LIMIT 3)
UNION ALL
(SELECT 'search', name, address FROM projects_savedsearch, typed
WHERE person_id = %(person)s AND lower(unaccent(name)) LIKE '%%' || words || '%%'
ORDER BY name LIMIT 3)
UNION ALL
(SELECT 'word', word, '' FROM (
    SELECT known.word, known.count FROM projects_searchword AS known, typed
    WHERE plain >= typed.word AND plain < typed.word || chr(1114111) AND typed.word <> ''
    ORDER BY count DESC, known.word LIMIT 6
) AS near)
"""
KINDS: dict[str, Promise] = {
    "word": _("word"),
    "skill": _("skill"),
    "category": _("kind of work"),
    "search": _("my search"),
}
FILTERS = {"skill": "competence", "category": "categorie"}


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One option: what it says, what it is, where it leads."""

    text: str
    kind: str | Promise
    url: str


def suggestions(words: str, person: Any) -> list[Suggestion]:
    """At most some sixteen; nothing below two letters. Words first."""
    given = words.lstrip()
    last = given.rpartition(" ")[2].lstrip('-"')
    if len(given.strip()) < SHORTEST:
        return []
    values = {"last": last, "all": given.strip(), "person": person.pk}
    with connection.cursor() as cursor:
        cursor.execute(SUGGEST.format(name=name_column()), values)
        rows = cursor.fetchall()
    rows.sort(key=lambda row: row[0] != "word")
    return [_suggestion(kind, text, target, given) for kind, text, target in rows]


def _suggestion(kind: str, text: str, target: str, given: str) -> Suggestion:
    page = reverse("projects:list")
    if kind == "word":
        text = f"{given[: len(given) - len(given.rpartition(' ')[2])]}{text}"
        target = urlencode({"q": text})
    elif kind in FILTERS:
        target = urlencode({"marque": "toutes", FILTERS[kind]: target})
    return Suggestion(text, KINDS[kind], f"{page}?{target}")
