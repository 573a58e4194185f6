"""What is typed about calls."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ouvrage.followup.contacts.models import Answer, AttemptOutcome
from ouvrage.followup.forms.calls import Moment


class AttemptForm(forms.Form):
    """« I called »: the outcome is the button; when and what was said, if one likes."""

    attempt_id = forms.UUIDField(widget=forms.HiddenInput)
    outcome = forms.ChoiceField(choices=AttemptOutcome.choices, widget=forms.HiddenInput)
    called_at = Moment(
        label=_("Called at"),
        help_text=_("Left empty: just now."),
        required=False,
    )
    word = forms.CharField(
        label=_("In a word"),
        help_text=_("Read by the client and Suivi Projet, by no other provider."),
        max_length=280,
        required=False,
    )


class AnswerForm(forms.Form):
    """The client's one click."""

    answer = forms.ChoiceField(choices=Answer.choices)
    attempt_id = forms.UUIDField(required=False)
