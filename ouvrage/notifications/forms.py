"""What people write about the messages they get."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

HOURS: list[tuple[Any, str]] = [(hour, f"{hour:02d}:00") for hour in range(24)]


class QuietHoursForm(forms.Form):
    """From when until when one is left in peace."""

    from_hour = forms.TypedChoiceField(
        label=_("Quiet from"),
        choices=[("", _("no quiet hours")), *HOURS],
        coerce=int,
        empty_value=None,
        required=False,
    )
    until_hour = forms.TypedChoiceField(
        label=_("Quiet until"), choices=HOURS, coerce=int, empty_value=None, required=False
    )
