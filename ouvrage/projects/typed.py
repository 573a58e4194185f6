"""What people type into the search, taken apart: words, "phrases", -without, or.

Only text in and text out; `search.py` makes a query of it.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

MOST_TERMS = 12
PART = re.compile(r'(?P<no>-?)"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+)')
WORD = re.compile(r"[^\W_]+(?:[-.+#][^\W_]+)*[+#]*")
ELIDED = re.compile(r"\b(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu)['’]", re.IGNORECASE)
OR = frozenset({"or", "ou"})
SMALL_WORDS = frozenset(
    """
    a à au aux avec ce ces cet cette dans de des du elle en et il ils j l la le les leur leurs ma
    mes mon ne nos notre nous on ou où par pas pour qu que qui sa se ses son sur ta te tes ton tu
    un une vos votre vous the an and at by for from in is it my of our to with your
    je suis cherche chercher besoin looking need want
    """.split()  # noqa: SIM905 - a list of these would be fifty lines
)
"""Words that stand in nearly every text; they count only when nothing else was typed."""


@dataclass(frozen=True, slots=True)
class Term:
    """One word or one phrase that must be there, or must not."""

    text: str
    is_phrase: bool = False
    is_without: bool = False

    def __str__(self) -> str:
        text = f'"{self.text}"' if self.is_phrase else self.text
        return f"-{text}" if self.is_without else text


@dataclass(frozen=True, slots=True)
class Typed:
    """Ways to be found, of which one is enough; each a row of terms that all count."""

    ways: tuple[tuple[Term, ...], ...]

    def __str__(self) -> str:
        return " or ".join(" ".join(map(str, way)) for way in self.ways)

    @property
    def plain_words(self) -> list[str]:
        """Single words that must be there: those a typing error may be in."""
        return [term.text for way in self.ways for term in way if _is_plain(term)]

    def mended(self, better: Mapping[str, str]) -> "Typed":
        """The same with these words replaced, each where it stands."""

        def mend(term: Term) -> Term:
            word = better.get(term.text.lower(), term.text) if _is_plain(term) else term.text
            return replace(term, text=word)

        return Typed(tuple(tuple(map(mend, way)) for way in self.ways))

    def loosened(self) -> "Typed":
        """One word is enough; what must not be there still must not. Phrases stay as asked."""
        terms = [term for way in self.ways for term in way]
        if len(self.ways) > 1 or any(term.is_phrase for term in terms):
            return self
        without = tuple(term for term in terms if term.is_without)
        wanted = [term for term in terms if not term.is_without]
        return Typed(tuple((term, *without) for term in wanted)) if wanted else self


def typed(words: str) -> Typed:
    """Take apart what was typed; nothing of it is an error."""
    ways: list[list[Term]] = [[]]
    for found in PART.finditer(words):
        if (found["word"] or "").lower() in OR and ways[-1]:
            ways.append([])
            continue
        ways[-1] += _terms(found)
    kept = [_without_small_words(way)[:MOST_TERMS] for way in ways if way]
    return Typed(tuple(tuple(way) for way in kept))


def _terms(found: re.Match[str]) -> list[Term]:
    phrase = found["phrase"]
    if phrase is not None:
        text = " ".join(WORD.findall(ELIDED.sub("", phrase)))
        return [Term(text, is_phrase=True, is_without=bool(found["no"]))] if text else []
    word = found["word"]
    is_without = word.startswith("-") and len(word) > 1
    return [Term(one, is_without=is_without) for one in WORD.findall(ELIDED.sub("", word))]


def _without_small_words(way: list[Term]) -> list[Term]:
    telling = [term for term in way if term.is_phrase or term.text.lower() not in SMALL_WORDS]
    return telling if any(not term.is_without for term in telling) else way


def _is_plain(term: Term) -> bool:
    return not term.is_phrase and not term.is_without
