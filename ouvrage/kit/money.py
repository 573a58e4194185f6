"""Amounts of money as whole cents. No float comes near."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import total_ordering


@total_ordering
@dataclass(frozen=True, slots=True)
class Money:
    """A whole number of cents of one currency."""

    cents: int
    currency: str = "EUR"

    @classmethod
    def of(cls, euros: Decimal, currency: str = "EUR") -> "Money":
        """From a decimal typed by a person; half a cent rounds away from zero."""
        cents = (euros * 100).quantize(Decimal(1), rounding=ROUND_HALF_UP)
        return cls(int(cents), currency)

    def __add__(self, other: "Money") -> "Money":
        return Money(self.cents + self._same(other).cents, self.currency)

    def __sub__(self, other: "Money") -> "Money":
        return Money(self.cents - self._same(other).cents, self.currency)

    def __lt__(self, other: "Money") -> bool:
        return self.cents < self._same(other).cents

    def __bool__(self) -> bool:
        return self.cents != 0

    def share(self, rate: Decimal) -> "Money":
        """This amount times a rate (0.15 for 15 %), rounded half up to the cent."""
        cents = (self.cents * rate).quantize(Decimal(1), rounding=ROUND_HALF_UP)
        return Money(int(cents), self.currency)

    def split(self, weights: Sequence[int]) -> list["Money"]:
        """Parts by weight whose sum is exactly the whole (largest remainder, INV-32)."""
        total = sum(weights)
        parts = [self.cents * weight // total for weight in weights]
        by_remainder = sorted(
            range(len(weights)), key=lambda i: (-(self.cents * weights[i] % total), i)
        )
        for i in by_remainder[: self.cents - sum(parts)]:
            parts[i] += 1
        return [Money(part, self.currency) for part in parts]

    @property
    def decimal(self) -> Decimal:
        return Decimal(self.cents) / 100

    def _same(self, other: "Money") -> "Money":
        if self.currency != other.currency:
            raise ValueError(f"cannot mix {self.currency} and {other.currency}")
        return other
