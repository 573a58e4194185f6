"""A company's own words on a project."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ouvrage.access.board.models import BY_HAND


class ProspectForm(forms.Form):
    """Everything is optional; nobody else reads it."""

    stage = forms.ChoiceField(
        label=_("Where it stands"),
        required=False,
        choices=[("", _("as the facts tell")), *((one.value, one.label) for one in BY_HAND)],
        help_text=_("Left to the facts, it moves by itself when you open, offer, sign."),
    )
    next_step = forms.CharField(
        label=_("Next step"),
        required=False,
        max_length=160,
        help_text=_("In a few words: call Claire, send the sketch."),
    )
    remind_on = forms.DateField(
        label=_("Remind me on"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    note = forms.CharField(
        label=_("Note to myself"),
        required=False,
        max_length=4_000,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
