"""Words in messages: French stems without accents, found places marked.

The configuration `messages_fr` and its index are made by migration 0003.
"""

from django.contrib.postgres.search import (
    SearchHeadline,
    SearchQuery,
    SearchVectorExact,
    SearchVectorField,
)
from django.db.models import F, Func
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

CONFIGURATION = "messages_fr"
OPENS, CLOSES = "\x02", "\x03"
LONGEST_QUERY = 200


class Words(Func):
    """The words of a message, as the index holds them."""

    template = f"to_tsvector('{CONFIGURATION}', %(expressions)s)"
    output_field = SearchVectorField()


def query_of(words: str) -> SearchQuery:
    """What people type, as they do on the web: words, "phrases", -without, or."""
    return SearchQuery(words, config=CONFIGURATION, search_type="websearch")


def holds(words: str) -> SearchVectorExact:
    """Whether a message holds the words."""
    return SearchVectorExact(Words(F("body")), query_of(words))


def excerpt(words: str) -> SearchHeadline:
    """The place of a message where the words stand, marked by control characters."""
    return SearchHeadline(
        F("body"),
        query_of(words),
        config=CONFIGURATION,
        start_sel=OPENS,
        stop_sel=CLOSES,
        max_words=30,
        min_words=12,
    )


def marked(text: str) -> SafeString:
    """An excerpt as HTML: everything escaped, found words in <mark>."""
    html = str(escape(text)).replace(OPENS, "<mark>").replace(CLOSES, "</mark>")
    return mark_safe(html)  # noqa: S308 - escaped above; the marks are ours
