"""The folded text: what the eye reads, in plain letters, tied to the text as written.

Accents, width, emphasis and invisible letters go; letters and figures that only look like
others become those others. Unicode's own names say most of it; the table holds the rest.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

INVISIBLE = re.compile(r"[\u00ad\u034f\u115f\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
CYRILLIC = dict(zip("аеорсухіјѕһԁԛԝкмтнвгпб", "aeopcyxijshdqwkmthbrn6", strict=True))
GREEK = dict(zip("αβγεηικλνορτυχω", "abyenikivoptuxw", strict=True))
SIGNS = {
    "’": "'", "‘": "'", "–": "-", "—": "-", "‑": "-", "•": ".", "·": ".", "。": ".", "｡": ".",
    "→": ":", "ı": "i", "ɑ": "a", "ɡ": "g", "\\": "/",
}  # fmt: skip
LOOK_ALIKE = CYRILLIC | GREEK | SIGNS
FIGURES = range(10)
LATIN = re.compile(r"(?:LATIN|REGIONAL).* LETTER (?:SMALL CAPITAL |SCRIPT )?([A-Z])(?: WITH .*)?$")


@dataclass(frozen=True, slots=True)
class Folded:
    """A text made easy to search, letter by letter tied to the text as written."""

    text: str
    places: tuple[int, ...]
    original: str

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Where a part of the folded text stands in the text as written, without its margins."""
        first, last = self.places[start], self.places[end - 1] + 1
        written = self.original[first:last]
        return first + len(written) - len(written.lstrip()), first + len(written.rstrip())

    def written(self, start: int, end: int) -> str:
        """The same part as its author wrote it."""
        first, last = self.place(start, end)
        return self.original[first:last]


def fold(original: str) -> Folded:
    """Lower case without accents, width, invisible letters and look-alikes."""
    letters: list[str] = []
    places: list[int] = []
    for place, letter in enumerate(original):
        plain = letter.lower() if letter.isascii() and letter != "\\" else _plain(letter)
        letters.append(plain)
        places.extend([place] * len(plain))
    return Folded("".join(letters), tuple(places), original)


@lru_cache(maxsize=4_096)
def _plain(letter: str) -> str:
    """One letter as it reads: « Ｐ » → p, « ➏ » → 6, « ʟ » → l, « é » → e, « а » → a."""
    if INVISIBLE.match(letter):
        return ""
    if unicodedata.category(letter) in {"Nd", "No"} and unicodedata.numeric(letter) in FIGURES:
        return str(int(unicodedata.numeric(letter)))
    parts = unicodedata.normalize("NFKD", LOOK_ALIKE.get(letter.lower(), letter.lower()))
    return "".join(_look(part) for part in parts if unicodedata.category(part)[0] != "M")


def _look(part: str) -> str:
    if part.isascii():
        return part
    if part in LOOK_ALIKE:
        return LOOK_ALIKE[part]
    named = LATIN.search(unicodedata.name(part, ""))
    return named[1].lower() if named else part


SPELLED = re.compile(r"(?<!\w)(?:[a-z0-9@.:/_-][ ]){4,}[a-z0-9@.:/_-](?!\w)")


def unspaced(folded: Folded) -> Folded | None:
    """The same with words written l i k e  t h i s closed up; nothing when there are none."""
    dropped: set[int] = set()
    for run in SPELLED.finditer(folded.text):
        dropped.update(i for i in range(*run.span()) if folded.text[i] == " ")
    if not dropped:
        return None
    kept = [i for i in range(len(folded.text)) if i not in dropped]
    text = "".join(folded.text[i] for i in kept)
    return Folded(text, tuple(folded.places[i] for i in kept), folded.original)
