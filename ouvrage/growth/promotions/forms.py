"""What providers and the desk type about a page."""

import httpx
from django import forms
from django.utils.translation import gettext_lazy as _

from ouvrage.growth.promotions.domains import registrable
from ouvrage.kit.egress import EgressFailed, checked_url


class ClaimForm(forms.Form):
    """A page that speaks of us."""

    claim_id = forms.UUIDField(widget=forms.HiddenInput)
    url = forms.CharField(
        label=_("Address of the page"),
        help_text=_("The page itself, open to everybody: https://…"),
        max_length=2_000,
        widget=forms.URLInput(attrs={"autocomplete": "url", "inputmode": "url"}),
    )
    about = forms.CharField(
        label=_("How it speaks of us"),
        help_text=_(
            "Where the link stands and what you wrote. Good or bad: your opinion is yours."
        ),
        max_length=1_000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    is_marked = forms.BooleanField(
        label=_("The page says that the link earns me something"),
        help_text=_(
            "The law asks for it, since the link is rewarded: “Collaboration commerciale” "
            "in words, rel=sponsored in the link."
        ),
    )

    def clean_url(self) -> str:
        """In one form; with https when nothing was said."""
        typed = self.cleaned_data["url"].strip()
        address = typed if "://" in typed else f"https://{typed}"
        try:
            url: httpx.URL = checked_url(address)
        except EgressFailed:
            raise forms.ValidationError(
                _("This is not the address of a public page. It begins with https://")
            ) from None
        if not registrable(str(url)):
            raise forms.ValidationError(_("This address has no domain name of its own."))
        return str(url)


class DeclineForm(forms.Form):
    """Why a page is not rewarded."""

    reason = forms.CharField(
        label=_("Reason, read by the provider"),
        help_text=_("Say what would change the answer; the page may be submitted again."),
        max_length=1_000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
