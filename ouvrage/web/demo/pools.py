"""Texts of conversations, dealt out one after the other so that none returns soon."""

import random
from collections.abc import Iterator
from itertools import cycle
from typing import Any

from ouvrage.web.demo.reading import read


class Pools:
    """Decks of texts by use and trade, shuffled once with the demo's seed."""

    def __init__(self, chance: random.Random) -> None:
        self._texts: dict[str, Any] = read("conversations.json")
        self._decks: dict[str, Iterator[Any]] = {}
        self._chance = chance

    def deal(self, *path: str) -> Any:
        """The next text of that deck."""
        name = "/".join(path)
        if name not in self._decks:
            texts: Any = self._texts
            for part in path:
                texts = texts[part]
            cards = list(texts)
            self._chance.shuffle(cards)
            self._decks[name] = cycle(cards)
        return next(self._decks[name])

    def note(self, *, readable: bool) -> str:
        return str(self.deal("notes_readable" if readable else "notes_internal"))
