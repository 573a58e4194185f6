"""What the fake keeps: objects by id, events in the order in which things happened."""

import copy
import secrets
import threading
import time
from typing import Any

from ouvrage.payments.tests.stripe_fake.wire import missing, shown

Thing = dict[str, Any]


class Books:
    """One account in test mode. A single lock stands for Stripe's own consistency."""

    def __init__(self, version: str) -> None:
        self.version = version
        self.things: dict[str, Thing] = {}
        self.events: list[Thing] = []
        self.lock = threading.RLock()
        self.ahead_seconds = 0

    def time(self) -> int:
        return int(time.time()) + self.ahead_seconds

    def make(self, prefix: str, kind: str, **fields: Any) -> Thing:
        thing = {
            "id": f"{prefix}_{secrets.token_hex(12)}",
            "object": kind,
            "created": self.time(),
            "livemode": False,
            **fields,
        }
        self.things[thing["id"]] = thing
        return thing

    def find(self, kind: str, name: str, param: str = "id") -> Thing:
        thing = self.things.get(name)
        if thing is None or thing["object"] != kind:
            raise missing(kind, name, param)
        return thing

    def all(self, kind: str, **like: Any) -> list[Thing]:
        return [
            thing
            for thing in self.things.values()
            if thing["object"] == kind and all(thing.get(k) == v for k, v in like.items())
        ]

    def tell(self, kind: str, thing: Thing) -> Thing:
        """An event, with the object as it stands at this moment."""
        event = {
            "id": f"evt_{secrets.token_hex(12)}",
            "object": "event",
            "api_version": self.version,
            "created": self.time(),
            "livemode": False,
            "pending_webhooks": 1,
            "request": {"id": None, "idempotency_key": None},
            "type": kind,
            "data": {"object": copy.deepcopy(shown(thing))},
        }
        self.events.append(event)
        return event

    def expanded(self, thing: Any, paths: list[str]) -> Any:
        """The same with the objects themselves where `expand[]` asks for them."""
        result = copy.deepcopy(thing)
        for path in paths:
            self._expand(result, path.split("."))
        return shown(result)

    def _expand(self, thing: Any, path: list[str]) -> None:
        name, rest = path[0], path[1:]
        value = thing.get(name)
        if isinstance(value, str) and value in self.things:
            thing[name] = copy.deepcopy(self.things[value])
        if rest:
            inner = thing.get(name)
            for one in inner if isinstance(inner, list) else [inner]:
                if isinstance(one, dict):
                    self._expand(one, rest)

    def kept(self) -> tuple[dict[str, Thing], list[Thing]]:
        """Everything as it stands, to be put back later."""
        return copy.deepcopy((self.things, self.events))

    def put_back(self, kept: tuple[dict[str, Thing], list[Thing]]) -> None:
        self.things, self.events = copy.deepcopy(kept)
