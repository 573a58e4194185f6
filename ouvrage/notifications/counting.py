"""What else the masthead counts, told by the apps above: one request asks for all of it."""

from collections.abc import Callable

from ouvrage.accounts.models import User

Counter = Callable[[User], int]

_counters: dict[str, Counter] = {}


def register(name: str, counter: Counter) -> None:
    """Count `counter(user)` under this name, which the masthead's element carries."""
    _counters[name] = counter


def counts_of(user: User) -> dict[str, int]:
    """Every count, by name."""
    return {name: counter(user) for name, counter in _counters.items()}
