"""Where phone numbers stand in a folded text."""

import re
from collections.abc import Iterator
from itertools import pairwise

from ouvrage.messaging.detection.folding import Folded
from ouvrage.messaging.detection.phones.line import FEWEST_TRUE, Line
from ouvrage.messaging.detection.phones.masks import masked
from ouvrage.messaging.detection.phones.numbers import is_french
from ouvrage.messaging.detection.phones.runs import Run, runs

Span = tuple[int, int]

# Five pairs, the same sign between them: a number even where « 3g » or « 06/12 » would be masked.
PAIR = r"[0-9oliqgbsz]{2}"
PAIRS = re.compile(
    rf"(?<![\w+])[0oq][1-9lig]([ ./:_\-]{{1,3}}){PAIR}\1{PAIR}\1{PAIR}\1{PAIR}(?![\w])"
)
WITHOUT_ZERO = re.compile(
    r"(?<![\d,.])(?<!\d[ .-])[67](?:[ .-]\d\d){4}(?![ .-]?\d)(?!\s?(?:€|eur))"
)
AMERICAN = re.compile(r"(?<![\w.+-])(?:\([2-9]\d\d\)\s?|[2-9]\d\d[-.])\d{3}[-.]\d{4}(?![\w-])")
BRITISH = re.compile(r"(?<![\w+])07\d{3}[ -]?\d{3}[ -]?\d{3}(?!\w)")
SHAPES = (PAIRS, WITHOUT_ZERO, AMERICAN, BRITISH)

PIECEMEAL = re.compile(r"\b(?:numero|telephone|portable|tel|departement|commence|finit)\b")


def find_phones(folded: Folded) -> Iterator[Span]:
    text = folded.text
    for shape in SHAPES:
        yield from (found.span() for found in shape.finditer(text) if _is_number(found[0]))
    blanked = masked(text)
    for run in runs(blanked):
        yield from _in_run(blanked, run)
    yield from _in_pieces(blanked)


def _is_number(written: str) -> bool:
    """Letters may stand for some figures, not for most; a series is a list."""
    figures = re.findall(r"\d+", written)
    return sum(map(len, figures)) >= FEWEST_TRUE and not _is_series([int(one) for one in figures])


def _in_run(text: str, run: Run) -> Iterator[Span]:
    """The longest number from each group on; what follows one is looked at afresh."""
    line = Line(text, run)
    at = 0
    while at < len(run):
        to = next((to for to in line.numbers_from(at) if not _is_list(run, at, to)), None)
        if to is None:
            at += 1
            continue
        start = run[at].start
        yield start - text.startswith("+", max(0, start - 1)), run[to - 1].end
        at = to


def _is_list(run: Run, at: int, to: int) -> bool:
    """« 06, 07, 08, 09, 10 », or a part of a longer list that only grows."""
    if _is_series([int(group.digits) for group in run[at:to]]):
        return True
    around = [int(group.digits) for group in run[max(0, at - 1) : to + 1]]
    grows = all(one < then for one, then in pairwise(around))
    return grows and len(around) > to - at


def _is_series(values: list[int]) -> bool:
    """The same step throughout: a count or a scale."""
    steps = {then - one for one, then in pairwise(values)}
    return len(values) >= 5 and len(steps) == 1 and steps != {0}


def _in_pieces(text: str) -> Iterator[Span]:
    """A line that talks of a number and whose figures, all together, are one."""
    start = 0
    for line in text.split("\n"):
        if PIECEMEAL.search(line):
            groups = [group for run in runs(line) for group in run]
            if len(groups) >= 3 and is_french("".join(group.digits for group in groups)):
                yield start + groups[0].start, start + groups[-1].end
        start += len(line) + 1
