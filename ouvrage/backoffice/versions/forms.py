"""What staff type to give something sold other figures."""

from collections.abc import Mapping
from typing import Any

from django import forms

from ouvrage.backoffice.numbers.forms import DatedForm
from ouvrage.kit.money import Money
from ouvrage.ui.forms import MoneyField

DEAREST = 1_000_000

Label = Any


def price(label: Label) -> MoneyField:
    return MoneyField(label=label, min_cents=100, max_cents=DEAREST)


def count(label: Label, *, low: int = 0, high: int) -> forms.IntegerField:
    return forms.IntegerField(label=label, min_value=low, max_value=high)


class VersionForm(DatedForm):
    """All the figures of a version; a field that is left out stands for nothing."""

    NAMES: Mapping[str, Label]

    @property
    def figures(self) -> dict[str, Any]:
        """As a version keeps them, in cents."""
        given = {name: self.cleaned_data.get(name, 0) for name in self.NAMES}
        return {
            name: value.cents if isinstance(value, Money) else value
            for name, value in given.items()
        }


def as_typed(figures: Mapping[str, Any]) -> dict[str, Any]:
    """The figures of a version, as the form writes them."""
    return {
        name: Money(value) if name.endswith("_cents") else value for name, value in figures.items()
    }
