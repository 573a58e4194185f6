"""Numbers that are no phone: dates, amounts, sizes, marks. They are blanked before the search."""

import re

DAY, MONTH = r"(?:0?[1-9]|[12]\d|3[01])", r"(?:0?[1-9]|1[0-2])"
DATE = re.compile(
    rf"(?<![\d])(?<!\d[/.-]){DAY}[/.-]{MONTH}[/.-](?:20)?\d\d(?![/.-]?\d)|\b20\d\d-\d\d-\d\d\b"
)
YEARS = re.compile(r"\b(?:19|20)\d\d\s?-\s?(?:19|20)\d\d\b")
DAY_OF_MONTH = re.compile(rf"(?<![\d/]){DAY}/{MONTH}\b(?!\s?[/.-]?\s?\d)")
HOUR = re.compile(r"\b\d{1,2}:\d\d\b(?!:?\d)")
SIZE = re.compile(r"\b\d[\d.,]{0,9}\s?[x×*]\s?\d[\d.,]{0,9}")
MEASURES = (
    r"eur|euros?|ht|ttc|ex|exemplaires?|px|mm|cm|m2|pages?|mots?|g|kg|ml|cl|dpi|ans|jours|mois"
    r"|personnes|produits|references|clients|abonnes"
)
AMOUNT = re.compile(
    rf"\b\d{{1,3}}(?:[ .,]?\d{{3}}){{0,4}}(?:,\d{{1,4}})?\s?(?:k?€|%|(?:{MEASURES})\b)"
)
MARK = re.compile(r"(?<![\d/])\d{1,2}/(?:5|10|20|100)\b(?!/)")
BULLET = re.compile(r"(?m)^[ \t]{0,8}\d[).][ \t]")
MASKS = (DATE, YEARS, DAY_OF_MONTH, HOUR, SIZE, MARK, AMOUNT, BULLET)


def masked(text: str) -> str:
    """The text with these numbers blanked, letter for letter.

    A bullet leaves spaces, so that a number set as a list is still read on; the others leave
    letters, which end it.
    """
    for mask in MASKS:
        blank = " " if mask is BULLET else "x"
        text = mask.sub(lambda found, blank=blank: blank * len(found[0]), text)  # type: ignore[misc]
    return text
