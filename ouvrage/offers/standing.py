"""What the apps above know of those who make offers: ratings, finished projects."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.module_loading import autodiscover_modules


@dataclass(frozen=True, slots=True)
class Known:
    """One labelled fact about a company, in words; public, whoever reads it."""

    label: str | Promise
    value: str


Teller = Callable[[Sequence[int]], dict[int, Known]]
_tellers: list[Teller] = []


def knows_of_providers(function: Teller) -> Teller:
    """Let an app say one thing of several companies, by company; at most one query."""
    _tellers.append(function)
    return function


def standing_of(company_ids: Sequence[int]) -> dict[int, list[Known]]:
    """What is known of each company, in a steady order; a query for each app that knows."""
    autodiscover_modules("standing")
    found: defaultdict[int, list[Known]] = defaultdict(list)
    for tell in _tellers if company_ids else ():
        for company_id, known in tell(company_ids).items():
            found[company_id].append(known)
    return found
