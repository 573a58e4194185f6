"""One run of figures read on from each of its groups: where a phone number may end."""

import re
from collections.abc import Iterator

from ouvrage.messaging.detection.phones.numbers import (
    COUNTRIES,
    FRENCH,
    LONGEST,
    SHORTEST,
    WITH_COUNTRY,
    is_french,
    is_international,
    is_known_somewhere,
)
from ouvrage.messaging.detection.phones.runs import Run

CUE = re.compile(
    r"\b(?:te[l1]|telephone|phone|portable|mobile|gsm|natel|handy|movil|cell|appel(?:ez|le|er)"
    r"|call|join(?:dre|able)|whats(?:app)?|viber|sms|texto|numero)\b"
)
CUE_REACH = 30
BACKWARDS = re.compile(r"a l'envers|droite a gauche|en partant de la fin|backwards?|reverse")
BACKWARDS_REACH = 60
FEWEST_TRUE, SPELT = 6, 9


class Line:
    """The figures of a run in a row, and where each of its groups begins and ends in it.

    A number begins and ends with a group; that is checked first, so that a long run of figures
    costs one look per group.
    """

    def __init__(self, text: str, run: Run) -> None:
        self.text, self.run = text, run
        self.digits = "".join(group.digits for group in run)
        self.has_words = any(group.is_word for group in run)
        self.starts: list[int] = []
        self.ends: dict[int, int] = {}
        length = 0
        for index, group in enumerate(run):
            self.starts.append(length)
            length += len(group.digits)
            self.ends[length] = index + 1

    def numbers_from(self, at: int) -> Iterator[int]:
        """The groups before which a number that begins with this one may end, longest first."""
        start = self.starts[at]
        for length in self._lengths(at, self.digits[start : start + LONGEST + 2]):
            to = self.ends.get(start + length)
            if to and sum(group.true_digits for group in self.run[at:to]) >= FEWEST_TRUE:
                yield to

    def _lengths(self, at: int, here: str) -> Iterator[int]:
        yield from self._international(at, here)
        if WITH_COUNTRY.match(here) and self.has_words:
            yield 11
        if FRENCH.match(here):
            yield 10
        if is_french(here[9::-1]) and self._is_backwards(at):
            yield 10
        if at == 0 and self._is_said_so():
            yield len(self.digits)

    def _international(self, at: int, here: str) -> Iterator[int]:
        """After « + », « 00 » or « plus », a length that exists in that country."""
        skipped = 2 if here[:2] == "00" != here[1:3] else 0
        if not skipped and not self._has_plus(at):
            return
        start = self.starts[at] + skipped
        for length in range(LONGEST, SHORTEST - 1, -1):
            to = self.ends.get(start + length)
            if to is None or any("+" in group.gap for group in self.run[at + 1 : to]):
                continue
            if is_international(here[skipped : skipped + length]):
                yield skipped + length

    def _has_plus(self, at: int) -> bool:
        """« + » stuck to the figures, or before the code of a country we know."""
        first = self.run[at]
        before = self.text[max(0, first.start - 6) : first.start]
        if before.rstrip("( ").endswith("+"):
            return not before.endswith(" ") or first.digits in COUNTRIES
        return before.rstrip().endswith("plus") and first.digits in COUNTRIES

    def _is_backwards(self, at: int) -> bool:
        start, end = self.run[at].start, self.run[min(at + 9, len(self.run) - 1)].end
        before = self.text[max(0, start - BACKWARDS_REACH) : start]
        after = self.text[end : end + BACKWARDS_REACH]
        return bool(BACKWARDS.search(before) or BACKWARDS.search(after))

    def _is_said_so(self) -> bool:
        """Spelt figure by figure in words; or called a number, and dialled like one somewhere."""
        if not SHORTEST <= len(self.digits) <= LONGEST:
            return False
        if len(self.run) >= SPELT and all(group.is_word for group in self.run):
            return True
        if any("," in group.gap for group in self.run[1:]):
            return False
        start = self.run[0].start
        has_cue = CUE.search(self.text, max(0, start - CUE_REACH), start)
        return bool(has_cue) and is_known_somewhere(self.digits)
