"""Runs of figures and number words that somebody may mean as one number."""

import re
from collections.abc import Iterator

from ouvrage.messaging.detection.phones.words import CHUNK, Group, Token, groups_of, tokens_of

PART = re.compile(r"[a-z0-9]{1,64}")
WIDEST_GAP = 8
NEVER_BETWEEN = re.compile(r"[€%$£°×]")
JOINING = frozenset(
    [
        "et",
        "puis",
        "ensuite",
        "apres",
        "suivi",
        "suivis",
        "de",
        "d",
        "du",
        "abord",
        "enfin",
        "finit",
        "finir",
        "par",
        "pour",
        "and",
        "then",
        "followed",
        "by",
        "plus",
        "le",
        "les",
    ]
)
MOST_JOINING = 4
STAND_IN = re.compile(r"[0-9oliqgbsz]{1,12}")
STAND_IN_ALONE = re.compile(r"[oli]{1,2}|b")
FIGURE_OF = str.maketrans("oliqgbsz", "01109852")
LABELLED = re.compile(r"(?:tel|te1|gsm|port|mob|num|phone)(?=\d{8,12}$)")
Run = list[Group]


def runs(text: str) -> Iterator[Run]:
    """Each run in a folded text whose dates and amounts are blanked."""
    tokens: list[Token] = []
    end, joined, repeat = 0, 0, False
    for part in PART.finditer(text):
        gap = text[end : part.start()]
        end = part.end()
        if not _goes_on(gap):
            yield from _closed(tokens)
            tokens, joined, repeat = [], 0, False
        if part[0] in JOINING and joined < MOST_JOINING:
            joined += 1
            continue
        if part[0] == "double":
            repeat = True
            continue
        new = list(_tokens(part, gap))
        if not new:
            yield from _closed(tokens)
            tokens, joined, repeat = [], 0, False
            continue
        tokens += new + new if repeat else new
        joined, repeat = 0, False
    yield from _closed(tokens)


def _goes_on(gap: str) -> bool:
    too_wide = len(gap) > WIDEST_GAP
    return not (too_wide or NEVER_BETWEEN.search(gap) or any(map(str.isalpha, gap)))


def _closed(tokens: list[Token]) -> Iterator[Run]:
    if tokens:
        yield list(groups_of(tokens))


def _tokens(part: re.Match[str], gap: str) -> Iterator[Token]:
    """What this part says in figures; nothing when it is an ordinary word."""
    chunk, start = part[0], part.start()
    label = LABELLED.match(chunk)
    if label:
        chunk, start = chunk[label.end() :], start + label.end()
    if CHUNK.fullmatch(chunk):
        yield from tokens_of(chunk, start, gap)
    elif _stands_in(chunk):
        digits = chunk.translate(FIGURE_OF)
        true = sum(letter.isdigit() for letter in chunk)
        yield Token(start, part.end(), digits, gap=gap, true_digits=true)


def _stands_in(chunk: str) -> bool:
    """« O6 », « l7 », « OO »: letters that stand for figures."""
    if STAND_IN_ALONE.fullmatch(chunk):
        return True
    return bool(STAND_IN.fullmatch(chunk)) and any(letter.isdigit() for letter in chunk)
