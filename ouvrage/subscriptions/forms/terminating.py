"""What is typed to cancel without signing in."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ouvrage.ui.forms import CodeInput


class AddressForm(forms.Form):
    """The address that the contract was made with."""

    email = forms.EmailField(
        label=_("Your e-mail address"),
        help_text=_("The one of your account: a code of six digits is sent to it."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )


class CodeForm(forms.Form):
    """The code that proves the address."""

    email = forms.EmailField(widget=forms.HiddenInput)
    digits = forms.CharField(
        label=_("The code"), max_length=12, help_text=_("Six digits."), widget=CodeInput
    )
