"""What one credit costs by the plans, said by whoever knows the plans.

Plans stand above credits, so they tell their prices here; each app's `comparing.py` is read once.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.module_loading import autodiscover_modules

from ouvrage.kit.money import Money


@dataclass(frozen=True, slots=True)
class PlanBeside:
    """A plan by the month: its price HT, and how many credits it gives."""

    name: str
    ht: Money
    credits: int

    @property
    def unit(self) -> Money:
        """HT, for one credit of any kind, rounded to the cent."""
        return each(self.ht, self.credits)


Source = Callable[[], list[PlanBeside]]
sources: list[Source] = []


def tells_plans(source: Source) -> Source:
    """Register a function that gives the paid plans in force."""
    sources.append(source)
    return source


def plans_beside() -> list[PlanBeside]:
    autodiscover_modules("comparing")
    return [plan for source in sources for plan in source()]


def each(price: Money, count: int) -> Money:
    """The price of one of so many, half a cent up."""
    return Money((2 * price.cents + count) // (2 * count), price.currency)
