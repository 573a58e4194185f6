"""What an officer writes to a provider."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ouvrage.accounts.models import Company


class TipForm(forms.Form):
    """To whom, and why his chances are good."""

    tip_id = forms.UUIDField(widget=forms.HiddenInput)
    company = forms.ModelChoiceField(
        label=_("To whom"),
        help_text=_("Providers with a running offer or the contact. Each is told once."),
        queryset=Company.objects.none(),
        widget=forms.RadioSelect,
        empty_label=None,
    )
    text = forms.CharField(
        label=_("What the client liked"),
        help_text=_("No promise, no contact details: the client decides alone."),
        min_length=10,
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, companies: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        field: Any = self.fields["company"]
        field.queryset = companies
