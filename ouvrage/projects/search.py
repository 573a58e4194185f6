"""Searching listed projects by words: French and English stems, no accents.

The column `search` is kept by the database (migration 0003); only this file reads it.
"""

import re
from functools import reduce
from operator import and_, or_

from django.contrib.postgres.search import (
    CombinedSearchQuery,
    SearchHeadline,
    SearchQuery,
    SearchRank,
    SearchVectorExact,
    SearchVectorField,
)
from django.db.models import F, Func, IntegerField, Value
from django.db.models.functions import Cast
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from ouvrage.projects.typed import Term, typed

CONFIGURATIONS = ("ouvrage_fr", "ouvrage_en")
OPENS, CLOSES = "\x02", "\x03"
NUMBER = re.compile(r"#?\s?(\d{1,12})")
Query = SearchQuery | CombinedSearchQuery


class SearchColumn(Func):
    """The words of a project, in a query whose own table is that of projects."""

    template = '"projects_project"."search"'
    output_field = SearchVectorField()


def query_of(words: str) -> Query:
    """What people type, as they do on the web: words, "phrases", -without, or.

    Each word is looked for as French and as English, as one language often quotes the other;
    one with a hyphen also in one piece and in two (e-commerce, ecommerce, e commerce).
    """
    ways = [reduce(and_, map(_term, way)) for way in typed(words).ways]
    return reduce(or_, ways) if ways else SearchQuery("", config=CONFIGURATIONS[0])


def _term(term: Term) -> Query:
    said = {term.text: "phrase" if term.is_phrase else "plain"}
    if "-" in term.text and not term.is_phrase:
        said |= {term.text.replace("-", ""): "plain", term.text.replace("-", " "): "phrase"}
    spoken: list[Query] = [
        SearchQuery(text, config=config, search_type=kind, invert=term.is_without)
        for text, kind in said.items()
        for config in CONFIGURATIONS
    ]
    return reduce(and_ if term.is_without else or_, spoken)


def relevance(words: str) -> Cast:
    """How well a project fits the words, in thousandths, so that pages can follow on it."""
    rank = SearchRank(SearchColumn(), query_of(words), normalization=1)
    return Cast(rank * 1_000, IntegerField())


def is_in_head(words: str) -> SearchVectorExact:
    """Whether the title, the kind of work and the skills alone already hold the words."""
    head = Func(
        SearchColumn(), Value("{a}"), function="ts_filter", output_field=SearchVectorField()
    )
    return SearchVectorExact(head, query_of(words))


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
