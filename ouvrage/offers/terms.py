"""What an offer says, as values: price, delay, text, milestones. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from ouvrage.kit.money import Money


@dataclass(frozen=True, slots=True)
class MilestoneTerms:
    """A part of the work: its name, its price and how many days after the start it is due."""

    label: str
    amount: Money
    days: int

    def as_json(self) -> dict[str, Any]:
        return {"label": self.label, "amount_cents": self.amount.cents, "days": self.days}

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> "MilestoneTerms":
        return cls(data["label"], Money(data["amount_cents"]), data["days"])


@dataclass(frozen=True, slots=True)
class OfferTerms:
    """One reading of an offer. Price without VAT; delay in days from the start of the work."""

    price: Money
    delivery_days: int
    pitch: str
    milestones: tuple[MilestoneTerms, ...]

    @property
    def sum_of_milestones(self) -> Money:
        return Money(sum(milestone.amount.cents for milestone in self.milestones))

    def milestones_as_json(self) -> list[dict[str, Any]]:
        return [milestone.as_json() for milestone in self.milestones]


def milestones_from_json(rows: Sequence[dict[str, Any]]) -> tuple[MilestoneTerms, ...]:
    return tuple(MilestoneTerms.from_json(row) for row in rows)
