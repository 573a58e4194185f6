"""What officers type on a call: how it went, notes, where it goes next."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from ouvrage.accounts.models import User
from ouvrage.brands.models import Brand
from ouvrage.followup.models import Outcome, Purpose
from ouvrage.kit.ids import new_id


class Moment(forms.DateTimeField):
    """A day and an hour in Paris."""

    widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")


class CallForm(forms.Form):
    """How a call went."""

    call_id = forms.UUIDField(widget=forms.HiddenInput)
    outcome = forms.ChoiceField(label=_("How did it go?"), choices=Outcome.choices)
    note = forms.CharField(
        label=_("What was said"),
        max_length=4_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    is_readable = forms.BooleanField(
        label=_("Readable by providers with the privilege plan"), required=False
    )
    call_back_at = Moment(
        label=_("Next call agreed for"),
        help_text=_("When the client asks for a moment. Left empty, the usual one is planned."),
        required=False,
    )


class NoteForm(forms.Form):
    """A note outside a call."""

    note_id = forms.UUIDField(widget=forms.HiddenInput)
    text = forms.CharField(
        label=_("Note"), max_length=4_000, widget=forms.Textarea(attrs={"rows": 3})
    )
    is_readable = forms.BooleanField(
        label=_("Readable by providers with the privilege plan"), required=False
    )


class SnoozeForm(forms.Form):
    """Later, and why."""

    until = Moment(label=_("Put off until"))
    reason = forms.CharField(
        label=_("Why"), help_text=_("Read by whoever calls then."), max_length=240
    )


class HandOverForm(forms.Form):
    """To whom, and a word about it."""

    to = forms.ModelChoiceField(queryset=User.objects.none(), label=_("Colleague"))
    word_id = forms.UUIDField(widget=forms.HiddenInput, initial=new_id)
    word = forms.CharField(
        label=_("A word about it"),
        help_text=_("Kept as an internal note."),
        max_length=1_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, colleagues: QuerySet[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        to: Any = self.fields["to"]
        to.queryset = colleagues
        to.label_from_instance = lambda colleague: colleague.full_name

    def handed(self) -> dict[str, Any]:
        """What `services.hand_over` is told."""
        told = self.cleaned_data
        return {"to_id": told["to"].pk, "word_id": told["word_id"], "word": told["word"]}


class QueueForm(forms.Form):
    """Part of the queue: calls of one purpose, or of one site."""

    section = forms.CharField(widget=forms.HiddenInput, required=False)
    purpose = forms.ChoiceField(
        label=_("Purpose"), choices=[("", _("every purpose")), *Purpose.choices], required=False
    )
    brand = forms.ModelChoiceField(
        Brand.objects.order_by("name"),
        label=_("Site"),
        required=False,
        empty_label=_("every site"),
        to_field_name="slug",
    )

    def chosen(self) -> dict[str, str]:
        """Empty for what is not chosen, or not known."""
        told = self.cleaned_data if self.is_valid() else {}
        brand = told.get("brand")
        return {"purpose": told.get("purpose", ""), "brand": brand.slug if brand else ""}
