"""Forms about offers. They check shape; the rules decide."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from ouvrage.kit.money import Money
from ouvrage.offers.models import DeclineReason
from ouvrage.offers.terms import MilestoneTerms, OfferTerms
from ouvrage.ui.forms import MoneyField
from ouvrage.ui.text import money

ROWS = range(1, 7)
ALWAYS_SHOWN = 3


@dataclass(frozen=True, slots=True)
class MilestoneRow:
    """The three fields of one milestone, to show side by side."""

    number: int
    label: forms.BoundField
    amount: forms.BoundField
    days: forms.BoundField


class OfferForm(forms.Form):
    """Price, delay, text and up to six milestones; all typed by hand, none required but the first three."""

    offer_id = forms.UUIDField(widget=forms.HiddenInput)
    price = MoneyField(
        label=_("Your price"),
        note=_("€ excl. VAT"),
        help_text=_("For the whole project, without VAT."),
        max_cents=100_000_000,
    )
    delivery_days = forms.IntegerField(
        label=_("Delay in days"),
        help_text=_("From the start of the work to the last delivery, in calendar days."),
        min_value=1,
        max_value=730,
    )
    pitch = forms.CharField(
        label=_("Your proposal"),
        max_length=6_000,
        widget=forms.Textarea(attrs={"rows": 10, "data-serif": ""}),
        help_text=_(
            "How you understood the need, how you would go about it, what is included. "
            "No phone, e-mail or link: they are exchanged with the contact."
        ),
    )

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

    def main_fields(self) -> list[forms.BoundField]:
        return [self["price"], self["delivery_days"]]

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

    def clean(self) -> dict[str, Any]:
        data = cast(dict[str, Any], super().clean())
        for number in ROWS:
            self._check_row(number, data)
        if not self.errors:
            terms = self.terms()
            if terms.sum_of_milestones != terms.price:
                self.add_error(
                    None,
                    _("The milestones add up to %(sum)s, but your price is %(price)s.")
                    % {"sum": money(terms.sum_of_milestones), "price": money(terms.price)},
                )
        return data

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

    def terms(self) -> OfferTerms:
        """What was typed; without milestones the whole work is one."""
        data = self.cleaned_data
        price, delay = data["price"], data["delivery_days"]
        milestones = tuple(
            MilestoneTerms(
                data[f"label_{number}"].strip(),
                data[f"amount_{number}"],
                data[f"days_{number}"] or delay,
            )
            for number in ROWS
            if data[f"label_{number}"]
        )
        whole = (MilestoneTerms(str(_("The whole work")), price, delay),)
        return OfferTerms(price, delay, data["pitch"].strip(), milestones or whole)


def initial_of(terms: OfferTerms) -> dict[str, Any]:
    """The form's fields for an offer that exists."""
    fields: dict[str, Any] = {
        "price": terms.price,
        "delivery_days": terms.delivery_days,
        "pitch": terms.pitch,
    }
    for number, one in enumerate(terms.milestones, 1):
        fields[f"label_{number}"] = one.label
        fields[f"amount_{number}"] = Money(one.amount.cents)
        fields[f"days_{number}"] = one.days
    return fields


class DeclineForm(forms.Form):
    """Why an offer is turned down."""

    reason = forms.ChoiceField(
        label=_("Why"), choices=DeclineReason.choices, widget=forms.RadioSelect
    )
    text = forms.CharField(
        label=_("A word to the provider"),
        max_length=1_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("It helps him make better offers. He reads it as you write it."),
    )


class MessageForm(forms.Form):
    """A question or an answer; the identifier makes a message sent twice arrive once."""

    message_id = forms.UUIDField(widget=forms.HiddenInput)
    answers_id = forms.UUIDField(widget=forms.HiddenInput, required=False)
    body = forms.CharField(
        label=_("Your message"), max_length=8_000, widget=forms.Textarea(attrs={"rows": 4})
    )
