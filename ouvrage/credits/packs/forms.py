"""What a buyer says when he orders a pack."""

from django import forms
from django.utils.translation import gettext_lazy as _


class OrderForm(forms.Form):
    """The order's own id, so that a double click is one order; and the wish to begin at once."""

    order_id = forms.UUIDField(widget=forms.HiddenInput)
    at_once = forms.BooleanField(
        label=_(
            "I ask for these credits at once, and I know that I can no longer withdraw when one "
            "of them is spent."
        )
    )
