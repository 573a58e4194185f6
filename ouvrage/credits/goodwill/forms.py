"""What staff type to ask for a gesture, or to decline one."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ouvrage.credits.models import CreditKind


class GestureForm(forms.Form):
    """For whom, how many of what, and why: the company reads the reason."""

    goodwill_id = forms.UUIDField(widget=forms.HiddenInput)
    company = forms.CharField(
        label=_("Provider"),
        max_length=120,
        help_text=_("Pseudo, e-mail address or SIREN."),
    )
    kind = forms.ChoiceField(label=_("Kind"), choices=CreditKind.choices)
    count = forms.IntegerField(label=_("How many"), min_value=1, max_value=500)
    reason = forms.CharField(
        label=_("Why"),
        max_length=500,
        help_text=_("The provider reads it as you write it."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class DeclineForm(forms.Form):
    """Why not: whoever asked reads it."""

    answer = forms.CharField(label=_("Reason"), max_length=500)
