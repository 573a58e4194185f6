"""Searching listed projects by words: French and English stems, no accents.

The column `search` is kept by the database (migration 0003); only this file reads it.
"""

import re

from django.contrib.postgres.search import (
    SearchHeadline,
    SearchQuery,
    SearchRank,
    SearchVectorField,
)
from django.db.models import F, Func, IntegerField
from django.db.models.functions import Cast
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

CONFIGURATIONS = ("ouvrage_fr", "ouvrage_en")
OPENS, CLOSES = "\x02", "\x03"
NUMBER = re.compile(r"#?\s?(\d{1,12})")
SIGNS = re.compile(r'"|(?:^|\s)-\S|\bor\b')
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


class SearchColumn(Func):
    """The words of a project, in a query whose own table is that of projects."""

    template = '"projects_project"."search"'
    output_field = SearchVectorField()


def query_of(words: str) -> SearchQuery:
    """What people type, as they do on the web: words, "phrases", -without, or."""
    french, english = (
        SearchQuery(words, config=config, search_type="websearch") for config in CONFIGURATIONS
    )
    return french | english


def relevance(words: str) -> Cast:
    """How well a project fits the words, in thousandths, so that pages can follow on it."""
    rank = SearchRank(SearchColumn(), query_of(words), normalization=1)
    return Cast(rank * 1_000, IntegerField())


def excerpt(words: str) -> SearchHeadline:
    """The place of the description where the words stand, marked by control characters."""
    return SearchHeadline(
        F("description"),
        query_of(words),
        config=CONFIGURATIONS[0],
        start_sel=OPENS,
        stop_sel=CLOSES,
        max_words=32,
        min_words=18,
        max_fragments=1,
    )


def marked(text: str) -> SafeString:
    """An excerpt as HTML: everything escaped, found words in <mark>, dots where it was cut."""
    if OPENS not in text:
        return mark_safe("")
    html = str(escape(text)).replace(OPENS, "<mark>").replace(CLOSES, "</mark>")
    return mark_safe(f"… {html} …")  # noqa: S308 - escaped above; the marks are ours


def number_in(words: str) -> int | None:
    """12345 for « #12345 » or « 12345 »; nothing for anything else."""
    found = NUMBER.fullmatch(words.strip())
    return int(found[1]) if found else None


def any_of(words: str) -> str:
    """The same words, of which one is enough; a search with signs of its own stays as it is."""
    if SIGNS.search(words):
        return words
    return " or ".join(words_in(words)) or words


def words_in(text: str) -> list[str]:
    """The words of a search, without its signs and numbers."""
    return WORD.findall(text)
