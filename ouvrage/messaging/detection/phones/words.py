"""Number words of four languages, and how several make one number: « soixante-dix-huit » → 78."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

LISTS = (
    "zero un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize",
    """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
    sixteen seventeen eighteen nineteen""",
    "cero uno dos tres cuatro cinco seis siete ocho nueve diez",
    "null eins zwei drei vier funf sechs sieben acht neun zehn",
)
UNITS = {"une": 1, "oh": 0, "zeros": 0, "vi": 6, "vii": 7, "viii": 8, "ix": 9} | {
    word: value for words in LISTS for value, word in enumerate(words.split())
}
TENS = {
    "vingt": 20, "vingts": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60,
    "septante": 70, "huitante": 80, "octante": 80, "nonante": 90, "twenty": 20, "thirty": 30,
    "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
VALUES = UNITS | TENS | {"cent": 100, "cents": 100}
LETTER_OF = str.maketrans("013", "oie")
LEET = {letter: f"[{letter}{figure}]" for letter, figure in ("o0", "i1", "e3")}
WORD = "|".join(
    "".join(LEET.get(letter, letter) for letter in word)
    for word in sorted(VALUES, key=len, reverse=True)
)
CHUNK = re.compile(rf"(?:{WORD}|\d){{1,14}}")
PIECE = re.compile(rf"{WORD}|\d+")
APART = re.compile(r"[,;:/\n]")


class Token(NamedTuple):
    """A number word (value) or figures (digits), with its place and what stands before it."""

    start: int
    end: int
    digits: str
    value: int = -1
    gap: str = ""
    true_digits: int = 0


class Group(NamedTuple):
    """Figures that belong together: « 06 », « trente-neuf » (39)."""

    start: int
    end: int
    digits: str
    gap: str
    true_digits: int
    is_word: bool


def tokens_of(chunk: str, start: int, gap: str) -> Iterator[Token]:
    """The number words and figures that a chunk without space is made of."""
    for piece in PIECE.finditer(chunk):
        first, last = start + piece.start(), start + piece.end()
        word = piece[0]
        if word.isdigit():
            yield Token(first, last, word, gap=gap, true_digits=len(word))
        else:
            value = VALUES[word.translate(LETTER_OF)]
            yield Token(first, last, str(value), value, gap, len(str(value)))
        gap = ""


def groups_of(tokens: Sequence[Token]) -> Iterator[Group]:
    """Words put together as they are said; figures as they are."""
    at = 0
    while at < len(tokens):
        first = tokens[at]
        if first.value < 0:
            yield Group(first.start, first.end, first.digits, first.gap, first.true_digits, False)
            at += 1
            continue
        digits, used = _said(tokens, at)
        last = tokens[at + used - 1]
        yield Group(first.start, last.end, digits, first.gap, len(digits), True)
        at += used


def _said(tokens: Sequence[Token], at: int) -> tuple[str, int]:
    """The figures that the words from here make, and how many words that took."""
    value = tokens[at].value
    if value in {2, 3} and _word(tokens, at + 1) == 0 and _is_plural_zero(tokens[at + 1]):
        return "0" * value, 2
    hundreds, used = _hundreds(tokens, at)
    below, more = _below_hundred(tokens, at + used, is_alone=not used)
    if not used:
        return str(below), more
    return str(hundreds * 100 + below), used + more


def _is_plural_zero(token: Token) -> bool:
    return token.end - token.start == len("zeros")


def _hundreds(tokens: Sequence[Token], at: int) -> tuple[int, int]:
    if tokens[at].value == 100:
        return 1, 1
    if 2 <= tokens[at].value <= 9 and _word(tokens, at + 1) == 100:
        return tokens[at].value, 2
    return 0, 0


def _below_hundred(tokens: Sequence[Token], at: int, *, is_alone: bool) -> tuple[int, int]:
    """« quatre-vingt-dix-huit » → 98, four words."""
    value = tokens[at].value if is_alone else max(_word(tokens, at), 0)
    if not is_alone and _word(tokens, at) <= 0:
        return 0, 0
    used = 1
    if value == 4 and _word(tokens, at + used) == 20:
        value, used = 80, used + 1
    if _joins(value, _word(tokens, at + used)):
        value, used = value + _word(tokens, at + used), used + 1
        if value in {70, 90} and 7 <= _word(tokens, at + used) <= 9:
            value, used = value + _word(tokens, at + used), used + 1
    return value, used


def _word(tokens: Sequence[Token], at: int) -> int:
    """The value of a word that goes on from the one before; -1 when none does."""
    if at >= len(tokens) or APART.search(tokens[at].gap):
        return -1
    return tokens[at].value


def _joins(tens: int, then: int) -> bool:
    """« vingt deux », « soixante quinze », « dix sept » make one number."""
    if tens in {60, 80} and 10 <= then <= 16:
        return True
    if tens == 10:
        return 7 <= then <= 9
    return tens >= 20 and tens % 10 == 0 and 1 <= then <= 9
