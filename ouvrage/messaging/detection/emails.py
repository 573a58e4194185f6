"""Mail addresses, also when spelt out: « arobase », « chez gmail », « point com ».

Every repetition is bounded, so that no text, however made, takes long to read.
"""

import re
from collections.abc import Iterator

from ouvrage.messaging.detection.folding import Folded
from ouvrage.messaging.detection.words import (
    AT,
    AT_WORD,
    DOT,
    LABEL,
    MAILBOXES,
    MORE_ENDS,
    SPACE,
    SURE_MAILBOXES,
)

NAME_SIGNS = frozenset("abcdefghijklmnopqrstuvwxyz0123456789._+-")
LONGEST_NAME = 64
PICTURES = r"(?!\d(?:[.,]\d)?x\.|[a-z0-9-]{1,40}\.(?:png|jpe?g|webp|svg|gif|avif|css|js)\b)"
CALLED = r"(?:\s?[:=]\s?|\s(?:c'est|est|is)\s)"

# What follows a name; the name itself is read backwards from there.
AFTER_NAME = (
    re.compile(rf"@{PICTURES}{LABEL}(?:\.{LABEL}){{0,4}}\.[a-z]{{2,24}}\b"),
    re.compile(rf"{AT}{PICTURES}{LABEL}(?:{DOT}{LABEL}){{0,4}}{DOT}(?:{MORE_ENDS})\b"),
    re.compile(rf"{SPACE}(?:@|{AT_WORD}){SPACE}(?:{MAILBOXES})(?:com|fr)?\b"),
    re.compile(rf"\s?(?:©|®|\(d|\(at|\(a)\s?(?:{MAILBOXES})\s?\.\s?(?:com|fr)\b"),
    re.compile(rf"{AT}(?:{SURE_MAILBOXES})\b"),
    re.compile(
        rf"\s(?:chez|at|sur)\s(?:{SURE_MAILBOXES})"
        rf"(?=\s{{0,3}}(?:$|[.,;!?)]|point\b|dot\b|com\b|fr\b))"
    ),
    re.compile(rf"{AT_WORD}[a-z0-9-]{{2,40}}(?:point|dot|\.)[a-z]{{2,6}}\b"),
    re.compile(r"\s\(?(?:gmail|hotmail|yahoo|outlook|laposte|orange)\s(?:com|fr)\b"),
    re.compile(rf"\s\((?:{SURE_MAILBOXES})\)"),
)
WHOLE = (
    re.compile(rf"\b(?:{MAILBOXES}){CALLED}{LABEL}[._\d][a-z0-9._]{{1,40}}"),
    re.compile(
        rf"\b(?:mon|my|notre)\s(?:adresse\s)?(?:{SURE_MAILBOXES}){CALLED}[a-z0-9._-]{{4,40}}"
    ),
)


def find_emails(folded: Folded) -> Iterator[tuple[int, int]]:
    text = folded.text
    for pattern in AFTER_NAME:
        for found in pattern.finditer(text):
            start = _start_of_name(text, found.start())
            if start < found.start():
                yield start, found.end()
    for pattern in WHOLE:
        yield from (found.span() for found in pattern.finditer(text))


def _start_of_name(text: str, end: int) -> int:
    """Where the name that ends here begins; `end` itself when there is none."""
    start = end
    while start > max(0, end - LONGEST_NAME) and text[start - 1] in NAME_SIGNS:
        start -= 1
    while start < end and not text[start].isalnum():
        start += 1
    return start
