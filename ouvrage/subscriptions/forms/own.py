"""What a provider types to order a plan or to act on his subscription."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from ouvrage.subscriptions.models import MONTHS
from ouvrage.subscriptions.parameters import LONGEST_PAUSE


def months_label(count: int) -> str:
    """« 3 months »."""
    return ngettext("%(count)d month", "%(count)d months", count) % {"count": count}


class OrderForm(forms.Form):
    """The sentence to retype, and the id that makes a double click one order."""

    order_id = forms.UUIDField(widget=forms.HiddenInput)
    typed = forms.CharField(
        label=_("Retype the sentence above"),
        help_text=_("Capitals, spaces and the shape of apostrophes do not matter."),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3, "autocomplete": "off"}),
    )


class ChoiceForm(forms.Form):
    """One choice among a few."""

    chosen = forms.ChoiceField(label="", widget=forms.RadioSelect)

    def __init__(
        self, *args: Any, label: str = "", choices: Sequence[tuple[Any, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["chosen"]
        field.label = label
        field.choices = choices  # type: ignore[attr-defined]
        field.initial = choices[0][0] if choices else None


def pause_choices() -> list[tuple[int, str]]:
    return [(count, months_label(count)) for count in range(1, LONGEST_PAUSE.value() + 1)]


def term_choices() -> list[tuple[int, str]]:
    return [(count, months_label(count)) for count in MONTHS]


class ContestForm(forms.Form):
    """Why nothing is due."""

    text = forms.CharField(
        label=_("Why nothing is due"),
        help_text=_("Retries stop until accounting has answered you."),
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 5}),
    )


class ClosingForm(forms.Form):
    """That the screen was read: what follows cannot be undone."""

    is_read = forms.BooleanField(
        label=_("I have read what ends, what comes back and what does not.")
    )
