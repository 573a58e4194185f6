"""The rows of milestones that offers and contracts share in their forms."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ouvrage.offers.terms import MilestoneTerms
from ouvrage.ui.forms import MoneyField

ROWS = range(1, 7)
ALWAYS_SHOWN = 3


@dataclass(frozen=True, slots=True)
class MilestoneRow:
    """The three fields of one milestone, to show side by side."""

    number: int
    label: forms.BoundField
    amount: forms.BoundField
    days: forms.BoundField

    @property
    def fields(self) -> tuple[forms.BoundField, ...]:
        return self.label, self.amount, self.days


class MilestonesForm(forms.Form):
    """A form with up to six milestones; a row is whole or empty."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for number in ROWS:
            self.fields[f"label_{number}"] = forms.CharField(
                label=_("Milestone"), max_length=160, required=False
            )
            self.fields[f"amount_{number}"] = MoneyField(
                label=_("Amount"), required=False, max_cents=100_000_000
            )
            self.fields[f"days_{number}"] = forms.IntegerField(
                label=_("Due on day"), min_value=1, max_value=730, required=False
            )

    def first_rows(self) -> list[MilestoneRow]:
        return [row for row in self._rows() if row.number <= ALWAYS_SHOWN]

    def more_rows(self) -> list[MilestoneRow]:
        return [row for row in self._rows() if row.number > ALWAYS_SHOWN]

    def more_used(self) -> bool:
        return any(row.label.value() for row in self.more_rows())

    def _rows(self) -> Iterator[MilestoneRow]:
        for number in ROWS:
            yield MilestoneRow(
                number, self[f"label_{number}"], self[f"amount_{number}"], self[f"days_{number}"]
            )

    def check_rows(self, data: dict[str, Any]) -> None:
        for number in ROWS:
            self._check_row(number, data)

    def _check_row(self, number: int, data: dict[str, Any]) -> None:
        """A milestone is whole or absent, and due before the end."""
        label, amount = data.get(f"label_{number}"), data.get(f"amount_{number}")
        broken = self.errors.get(f"amount_{number}") or self.errors.get(f"label_{number}")
        if bool(label) != bool(amount) and not broken:
            field = f"amount_{number}" if label else f"label_{number}"
            self.add_error(field, _("A milestone has a name and an amount."))
        days, delay = data.get(f"days_{number}"), data.get("delivery_days")
        if days and delay and days > delay:
            self.add_error(f"days_{number}", _("This is after your delay."))

    def milestones(self) -> tuple[MilestoneTerms, ...]:
        """What was typed; a milestone without a day is due at the end."""
        data = self.cleaned_data
        return tuple(
            MilestoneTerms(
                data[f"label_{number}"].strip(),
                data[f"amount_{number}"],
                data[f"days_{number}"] or data["delivery_days"],
            )
            for number in ROWS
            if data[f"label_{number}"]
        )


def initial_rows(milestones: tuple[MilestoneTerms, ...]) -> dict[str, Any]:
    """The rows' fields for milestones that exist."""
    fields: dict[str, Any] = {}
    for number, one in enumerate(milestones, 1):
        fields[f"label_{number}"] = one.label
        fields[f"amount_{number}"] = one.amount
        fields[f"days_{number}"] = one.days
    return fields
