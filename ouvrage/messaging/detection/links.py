"""Links: addresses with or without scheme, spoken, broken up, or by number."""

import re
from collections.abc import Iterator

from ouvrage.messaging.detection.folding import Folded
from ouvrage.messaging.detection.sites import is_site
from ouvrage.messaging.detection.words import DOT, LABEL, SPOKEN_ENDS

Span = tuple[int, int]

HOST = re.compile(
    r"(?<![\w.@/-])(?:[^\W_](?:[^\W_]|-){0,61}\.){1,5}[a-z]{2,24}(?![\w-]|\.\w)(?=(/\S{0,300})?)"
)
DETERMINERS = (
    "un|le|ce|au|du|mon|ton|son|notre|votre|premier|petit|chaque|seul|dernier|grand|et|en|a|par"
    "|bon|autre|point|the|this|quel|les|deux|trois"
)
ENDS = "com|fr|net|org|io|eu|be|ch|studio|design"
LINKS = (
    re.compile(
        r"\b(?:h?ttps?|hxxps?|ftp)\s?[:.]?\s?/{1,2}\s?/?\s?(?!localhost|127\.)[a-z0-9]\S{0,300}"
    ),
    re.compile(r"(?<![\w:/])//[a-z0-9-]{2,60}\.[a-z]{2,24}\S{0,300}"),
    re.compile(rf"\b(?:www|vvvvvv|3w){DOT}{LABEL}(?:{DOT}{LABEL}){{0,4}}"),
    re.compile(rf"\bwww\s?{LABEL}(?:\s|\.){{1,2}}(?:{SPOKEN_ENDS})\b"),
    re.compile(
        rf"\b(?!(?:{DETERMINERS})\s){LABEL}\s?[(\[]?\s?\b(?:point|dot)\b\s?[)\]]?\s?(?:{ENDS})\b"
    ),
    re.compile(rf"(?<![\w.@/-]){LABEL}\s?[(\[]\s?\.\s?[)\]]\s?(?:{SPOKEN_ENDS})\b"),
    re.compile(
        rf"(?<![\w.@/-]){LABEL}(?:\s\.\s?|\s?\.\s)(?:com|fr|net|org|eu)\b(?=\s*(?:$|[/,;!?)]|\n))"
    ),
    re.compile(r"\b[a-z0-9]{2,30}-[a-z0-9-]{2,40},(?:fr|com|net|org|be|ch)\b"),
    re.compile(
        rf"\bsite\b[^.\n]{{0,20}}(?:\bs'appelle|\bc'est|:|=)[^.\n]{{0,40}}"
        rf"(?:\bpoint\s|\bextension\s|\.)(?:{ENDS})\b"
    ),
    re.compile(r"\b(?!10\.|127\.|192\.168\.|255\.|0\.)(?:\d{1,3}\.){3}\d{1,3}(?:[/:]\w\S{0,300})"),
    re.compile(r"\b(?:zoom|teams)\b[^\n\d]{0,20}\d{3}[ -]?\d{3,4}[ -]?\d{4}\b"),
)


def find_links(folded: Folded) -> Iterator[Span]:
    for pattern in LINKS:
        yield from (found.span() for found in pattern.finditer(folded.text))
    yield from _sites(folded)


def _sites(folded: Folded) -> Iterator[Span]:
    text = folded.text
    for found in HOST.finditer(text):
        start, end = found.span()
        before, after = text[max(0, start - 40) : start], text[end : end + 4]
        written = folded.written(start, end)
        if is_site(found[0], written=written, before=before, after=after):
            yield start, end + len(found[1] or "")
