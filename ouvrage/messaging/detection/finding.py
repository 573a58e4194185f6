"""What was found, and the folded text it is looked for in."""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

INVISIBLE = re.compile(r"[\u00ad\u034f\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
LOOK_ALIKE = str.maketrans("а\u0435о\u0440сху\u0456", "aeopcxyi")
SIGNS = str.maketrans({"’": "'", "–": "-", "—": "-", "‑": "-", "•": ".", "·": ".", "。": "."})


class Kind(StrEnum):
    """Which way around the platform it is."""

    PHONE = "phone"
    EMAIL = "email"
    LINK = "link"
    HANDLE = "handle"


@dataclass(frozen=True, slots=True)
class Finding:
    """A contact detail: its kind, its place in the text as written, and its words."""

    kind: Kind
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Folded:
    """A text made easy to search, letter by letter tied to the text as written."""

    text: str
    places: tuple[int, ...]
    original: str

    def finding(self, kind: Kind, start: int, end: int) -> Finding:
        first, last = self.places[start], self.places[end - 1] + 1
        return Finding(kind, first, last, self.original[first:last].strip())


def fold(original: str) -> Folded:
    """Lower case without accents, width, invisible letters and Cyrillic look-alikes."""
    letters: list[str] = []
    places: list[int] = []
    for place, letter in enumerate(original):
        if INVISIBLE.match(letter):
            continue
        plain = unicodedata.normalize("NFKD", letter.lower()).translate(SIGNS)
        kept = "".join(part for part in plain if not unicodedata.combining(part))
        kept = kept.translate(LOOK_ALIKE)
        letters.extend(kept)
        places.extend([place] * len(kept))
    return Folded("".join(letters), tuple(places), original)


SPELLED = re.compile(r"(?<!\w)(?:[a-z0-9@._-][ ]){4,}[a-z0-9@._-](?!\w)")


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
