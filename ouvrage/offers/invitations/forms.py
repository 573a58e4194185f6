"""Inviting a provider, declining an invitation: shape only."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ouvrage.offers.invitations.models import NotForMe


class InviteForm(forms.Form):
    """Whom to invite, with a word of the client's."""

    company_id = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
    words = forms.CharField(
        label=_("A word to go with it"),
        max_length=1_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Why you thought of him. No phone, e-mail or link at this stage."),
    )


class NotForMeForm(forms.Form):
    """Why a provider declines."""

    reason = forms.ChoiceField(label=_("Why"), choices=NotForMe.choices, widget=forms.RadioSelect)
    answer = forms.CharField(
        label=_("A word to the client"),
        max_length=1_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
