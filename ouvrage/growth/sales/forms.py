"""What sales agents type about a provider."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ouvrage.growth.sales.models import CallPurpose, NoteKind
from ouvrage.kit.ids import new_id
from ouvrage.kit.time import today
from ouvrage.ui.forms import DayInput, MoneyField


def _not_past(day: date | None) -> date | None:
    if day and day < today():
        raise forms.ValidationError(_("Choose today or a later day."))
    return day


class NoteForm(forms.Form):
    """What was said, and when to call back."""

    note_id = forms.UUIDField(widget=forms.HiddenInput, initial=new_id)
    kind = forms.ChoiceField(label=_("What it was"), choices=NoteKind.choices)
    text = forms.CharField(
        label=_("Note"),
        max_length=2_000,
        help_text=_("Colleagues of the department read it; the provider may ask for it."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    call_back_on = forms.DateField(label=_("Call back on"), widget=DayInput, required=False)

    def clean_call_back_on(self) -> Any:
        return _not_past(self.cleaned_data["call_back_on"])


class PhoneForm(forms.Form):
    """Why the number is asked for."""

    look_id = forms.UUIDField(widget=forms.HiddenInput, initial=new_id)
    purpose = forms.ChoiceField(label=_("Why you call"), choices=CallPurpose.choices)


class PromiseForm(forms.Form):
    """What was promised, in the words that the provider will read."""

    commitment_id = forms.UUIDField(widget=forms.HiddenInput, initial=new_id)
    text = forms.CharField(
        label=_("What you promised"),
        max_length=1_000,
        help_text=_("The provider receives it by mail, word for word. It binds us."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    amount = MoneyField(label=_("Amount, if there is one"), required=False, max_cents=10_000_000)
    ends_on = forms.DateField(label=_("Valid until"), widget=DayInput)

    def clean_ends_on(self) -> Any:
        return _not_past(self.cleaned_data["ends_on"])


class AnswerForm(forms.Form):
    """Why a promise does not leave."""

    answer = forms.CharField(label=_("Reason"), max_length=300)
