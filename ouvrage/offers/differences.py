"""What changed between two versions of an offer, word by word. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from ouvrage.kit.money import Money
from ouvrage.offers.models import OfferVersion
from ouvrage.offers.terms import MilestoneTerms, milestones_from_json


class Kind(StrEnum):
    """What became of a piece of text."""

    KEPT = "kept"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words that stayed, came or went."""

    kind: Kind
    text: str


@dataclass(frozen=True, slots=True)
class Differences:
    """A newer version against an older one; what did not change is None or empty."""

    since: OfferVersion
    price: tuple[Money, Money] | None
    delivery_days: tuple[int, int] | None
    pitch: list[Piece]
    milestones_before: tuple[MilestoneTerms, ...]
    milestones_after: tuple[MilestoneTerms, ...]

    def __bool__(self) -> bool:
        return bool(
            self.price
            or self.delivery_days
            or self.pitch
            or self.milestones_before
            or self.milestones_after
        )


def differences(older: OfferVersion, newer: OfferVersion) -> Differences:
    """Everything that reads differently."""
    before = milestones_from_json(older.milestones)
    after = milestones_from_json(newer.milestones)
    return Differences(
        since=older,
        price=(older.price, newer.price) if older.price != newer.price else None,
        delivery_days=_changed(older.delivery_days, newer.delivery_days),
        pitch=word_changes(older.pitch, newer.pitch) if older.pitch != newer.pitch else [],
        milestones_before=tuple(one for one in before if one not in after),
        milestones_after=tuple(one for one in after if one not in before),
    )


def word_changes(before: str, after: str) -> list[Piece]:
    """The words of both texts in reading order, each run told kept, added or removed."""
    old, new = _words(before), _words(after)
    pieces: list[Piece] = []
    for tag, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            pieces.append(Piece(Kind.KEPT, "".join(old[i:j])))
            continue
        pieces += _piece(Kind.REMOVED, old[i:j]) + _piece(Kind.ADDED, new[k:m])
    return pieces


def _words(text: str) -> list[str]:
    return re.findall(r"\S+\s*|\s+", text)


def _piece(kind: Kind, words: Sequence[str]) -> list[Piece]:
    return [Piece(kind, "".join(words))] if words else []


def _changed(before: int, after: int) -> tuple[int, int] | None:
    return (before, after) if before != after else None
