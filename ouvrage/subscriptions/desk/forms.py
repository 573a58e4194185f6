"""What the accountant writes about an incident."""

from django import forms
from django.utils.translation import gettext_lazy as _


class AnswerForm(forms.Form):
    """The answer to a contest, mailed as it is written, and what follows from it."""

    text = forms.CharField(
        label=_("Your answer"),
        max_length=2_000,
        help_text=_("Mailed to each member of the company as you write it."),
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    verdict = forms.ChoiceField(
        label=_("What follows"),
        choices=[
            ("due", _("The payment is due: it is tried again tomorrow.")),
            ("upheld", _("They are right: the amount is cancelled and the plan ends.")),
        ],
        widget=forms.RadioSelect,
    )


class DebtForm(forms.Form):
    """Why nothing is owed any more."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=2_000,
        help_text=_("Mailed to each member of the company as you write it."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )
