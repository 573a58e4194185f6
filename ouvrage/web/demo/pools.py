"""Texts of conversations, dealt out one after the other so that none returns soon."""

import random
from collections.abc import Callable
from typing import Any

from ouvrage.web.demo.reading import read

Fits = Callable[[Any], bool]
NEUTRAL = {None, "any"}
"""Texts whose grammar fits whoever speaks, and whomever they speak of."""


class Pools:
    """Decks of texts, shuffled once with the demo’s seed; the least used that fits comes next."""

    def __init__(self, chance: random.Random) -> None:
        self._texts: dict[str, Any] = read("conversations.json")
        self._decks: dict[str, list[Any]] = {}
        self._chance = chance

    def pitch(self, trade: str, category: str) -> str:
        cards = self._deck(f"pitches/{trade}", self._texts["pitches"][trade])
        return str(_best(cards, lambda one: one["category"] in {None, category}, _neutral)["text"])

    def milestones(self, trade: str, category: str) -> list[str]:
        cards = self._deck(f"milestones/{trade}", self._texts["milestones"][trade])
        return list(_best(cards, lambda one: one["category"] in {None, category})["names"])

    def question(self, trade: str) -> tuple[str, str]:
        card = self._of_trade("questions", trade)
        return card["question"], card["answer"]

    def readable_note(self) -> str:
        return str(_best(self._deck("call_notes_readable"), lambda _: True))

    def internal_note(self, outcome: str, stage: str) -> str:
        """What an officer writes for colleagues; empty when no text fits."""
        fitting = [
            one
            for one in self._deck("call_notes_internal")
            if one["outcome"] == outcome and one["stage"] in {stage, "any"} and _neutral(one)
        ]
        return str(self._chance.choice(fitting)["text"]) if fitting else ""

    def report(self, trade: str) -> dict[str, str]:
        return dict(self._of_trade("progress_reports", trade))

    def rating(self, deck: str, trade: str) -> dict[str, Any]:
        return dict(self._of_trade(deck, trade))

    def _of_trade(self, deck: str, trade: str) -> Any:
        return _best(self._deck(deck), lambda one: one["trade"] in {None, trade}, _neutral)

    def _deck(self, name: str, texts: list[Any] | None = None) -> list[Any]:
        if name not in self._decks:
            cards = list(self._texts[name] if texts is None else texts)
            self._chance.shuffle(cards)
            self._decks[name] = cards
        return self._decks[name]


def _best(cards: list[Any], *tests: Fits) -> Any:
    """The first card that passes every test, put at the bottom of its deck."""
    found = next(card for card in cards if all(fits(card) for fits in tests))
    cards.remove(found)
    cards.append(found)
    return found


def _neutral(card: Any) -> bool:
    return {card.get("voice"), card.get("about"), card.get("client")} <= NEUTRAL
