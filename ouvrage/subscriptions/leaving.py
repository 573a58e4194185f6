"""What else of a company runs when it leaves, said by whoever knows it.

Offers and contracts stand above subscriptions, so they tell theirs here; each app's `leaving.py`
is read once.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.module_loading import autodiscover_modules


@dataclass(frozen=True, slots=True)
class RunsOn:
    """Something that closing leaves as it is: what, what becomes of it, where to see to it."""

    what: str
    then: str
    url: str


Source = Callable[[int], RunsOn | None]
sources: list[Source] = []


def tells_what_runs_on(source: Source) -> Source:
    """Register a function that gets a company's key; None when it has nothing of the kind."""
    sources.append(source)
    return source


def what_runs_on(company_id: int) -> list[RunsOn]:
    autodiscover_modules("leaving")
    found = [source(company_id) for source in sources]
    return [one for one in found if one is not None]
