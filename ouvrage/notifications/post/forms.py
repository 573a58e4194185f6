"""The address on an envelope."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ouvrage.accounts.countries import countries


def _line(label: Any, longest: int, token: str, *, is_required: bool = True) -> forms.CharField:
    widget = forms.TextInput(attrs={"autocomplete": token})
    return forms.CharField(label=label, max_length=longest, widget=widget, required=is_required)


class PostalAddressForm(forms.Form):
    """Whose mailbox, where; its fields are those of a PostalAddress."""

    name = _line(_("Name on the mailbox"), 80, "name")
    more = _line(_("Building, floor (if any)"), 80, "address-line2", is_required=False)
    street = _line(_("Number and street"), 120, "address-line1")
    postcode = _line(_("Postcode"), 12, "postal-code")
    city = _line(_("Town"), 80, "address-level2")
    country = forms.ChoiceField(label=_("Country"), choices=countries, initial="FR")
