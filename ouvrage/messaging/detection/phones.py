"""Phone numbers in digits, in words, spaced out, or with letters for digits."""

import re
from collections.abc import Iterator

Span = tuple[int, int]

GAP = r"[\s.,;:/\\\-_()\[\]*|'\"]{0,4}"
DIGIT = r"[0-9oli]"
FRENCH = re.compile(
    rf"(?<![\w+])(?:(?:\+|00{GAP})\s?3{GAP}3{GAP}(?:\(0\){GAP})?|[0o]{GAP})"
    rf"[1-9li]{GAP}(?:{DIGIT}{GAP}){{7}}{DIGIT}(?!\w)"
)
FOREIGN = re.compile(rf"(?<![\w+])(?:\+|00)\s?[1-9](?:{GAP}\d){{7,13}}(?!\w)")
WITHOUT_ZERO = re.compile(
    r"(?<![\d,.])(?<!\d[ .-])[67](?:[ .-]\d\d){4}(?![ .-]?\d)(?!\s?(?:€|eur))"
)

DAY, MONTH = r"(?:0?[1-9]|[12]\d|3[01])", r"(?:0?[1-9]|1[0-2])"
DATE = re.compile(
    rf"(?<![\d])(?<!\d[/.-]){DAY}[/.-]{MONTH}[/.-](?:20)?\d\d(?![/.-]?\d)|\b20\d\d-\d\d-\d\d\b"
)
HOUR = re.compile(r"\b\d{1,2}\s?h(?:\s?\d\d)?\b|\b\d{1,2}:\d\d\b")
SIZE = re.compile(r"\b\d[\d.,]*\s?(?:x|×|\*)\s?\d[\d.,]*(?:\s?(?:x|×|\*)\s?\d[\d.,]*)?")
MEASURES = (
    r"eur|euros?|ht|ttc|ex|exemplaires?|px|mm|cm|m2|pages?|mots?|g|kg|ml|cl|dpi|ans|jours|mois"
    r"|personnes|produits|references|clients|abonnes"
)
AMOUNT = re.compile(
    rf"\b\d{{1,3}}(?:[ .,\u202f\u00a0]?\d{{3}})*(?:,\d+)?\s?(?:k?€|%|(?:{MEASURES})\b)"
)
MARK = re.compile(r"(?<![\d/])\d{1,2}/(?:5|10|20|100)\b(?!/)")
DAY_OF_MONTH = re.compile(rf"(?<![\d/]){DAY}/{MONTH}\b(?!\s?[/.-]?\s?\d)")
MASKS = (DATE, DAY_OF_MONTH, HOUR, SIZE, MARK, AMOUNT)

FRENCH_UNITS = """zero un deux trois quatre cinq six sept huit neuf dix onze douze treize
quatorze quinze seize"""
ENGLISH_UNITS = "zero one two three four five six seven eight nine ten eleven twelve"
UNITS = {"une": 1, "oh": 0} | {
    word: value
    for words in (FRENCH_UNITS, ENGLISH_UNITS)
    for value, word in enumerate(words.split())
}
TENS = {
    "vingt": 20, "vingts": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60,
    "septante": 70, "huitante": 80, "octante": 80, "nonante": 90, "twenty": 20, "thirty": 30,
    "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
NUMBER_WORD = "|".join(sorted({*UNITS, *TENS}, key=len, reverse=True))
TOKEN = re.compile(rf"\b(?:{NUMBER_WORD})\b|\d")
BETWEEN = re.compile(r"(?:[\s.,;:/\\\-_()*|']|\bet\b|\bpuis\b|\band\b){0,8}")


def find_phones(text: str) -> Iterator[Span]:
    """Where phone numbers stand in a folded text."""
    masked = text
    for mask in MASKS:
        masked = mask.sub(lambda found: "#" * len(found[0]), masked)
    for pattern in (FRENCH, FOREIGN, WITHOUT_ZERO):
        for found in pattern.finditer(masked):
            if _has_enough_digits(found[0]):
                yield found.span()
    yield from _in_words(masked)


def _has_enough_digits(number: str) -> bool:
    """Letters may stand for some digits, not for most of them."""
    return sum(letter.isdigit() for letter in number) >= 7


def _in_words(text: str) -> Iterator[Span]:
    """Runs of number words and digits that together make a French number."""
    run: list[re.Match[str]] = []
    for token in TOKEN.finditer(text):
        if run and not BETWEEN.fullmatch(text, run[-1].end(), token.start()):
            yield from _numbers_of(text, run)
            run = []
        run.append(token)
    yield from _numbers_of(text, run)


def _numbers_of(text: str, run: list[re.Match[str]]) -> Iterator[Span]:
    """Figures alone are not looked at again, unless words stand between them."""
    if not run or not re.search(r"[a-z]", text[run[0].start() : run[-1].end()]):
        return
    digits: list[tuple[str, int, int]] = []
    for value, first, last in _composed(run):
        digits.extend((figure, first, last) for figure in value)
    figures = "".join(figure for figure, _, _ in digits)
    for found in re.finditer(r"(?:0|(?<!\d)33)[1-9]\d{8}", figures):
        last = digits[found.end() - 1][2]
        yield digits[found.start()][1], last


def _composed(run: list[re.Match[str]]) -> Iterator[tuple[str, int, int]]:
    """« soixante-dix-huit » → 78; digits as they are. Each with its place."""
    at = 0
    while at < len(run):
        first = at
        word = run[at][0]
        at += 1
        if word.isdigit():
            yield word, run[first].start(), run[first].end()
            continue
        value = TENS.get(word, UNITS.get(word, 0))
        if word == "quatre" and _next(run, at) == 20:
            value, at = 80, at + 1
        if _joins(value, _next(run, at)):
            value, at = value + _next(run, at), at + 1
            if value in {70, 90} and 7 <= _next(run, at) <= 9:
                value, at = value + _next(run, at), at + 1
        yield str(value), run[first].start(), run[at - 1].end()


def _next(run: list[re.Match[str]], at: int) -> int:
    """The value of the word that follows; -1 at the end and for figures."""
    word = run[at][0] if at < len(run) else ""
    return TENS.get(word, UNITS.get(word, -1))


def _joins(tens: int, then: int) -> bool:
    """« vingt deux », « soixante quinze », « dix sept » make one number."""
    if tens in {60, 80} and 10 <= then <= 16:
        return True
    if tens == 10:
        return 7 <= then <= 9
    return tens >= 20 and tens % 10 == 0 and 1 <= then <= 9
