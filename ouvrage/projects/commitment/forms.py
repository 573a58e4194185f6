"""What the client types about his reply commitment."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ouvrage.messaging.forms import quiet
from ouvrage.projects.commitment.rules import bounds
from ouvrage.projects.models import Project
from ouvrage.ui.forms import DayInput
from ouvrage.ui.text import long_day


class DayForm(forms.Form):
    """Another day; with its reason once there are offers."""

    due_on = forms.DateField(label=_("Another day"), widget=DayInput)
    reason = forms.CharField(
        label=_("Why"),
        help_text=_("Every provider may read it; those who wait get it by mail."),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, project: Project, **options: Any) -> None:
        super().__init__(*args, **options)
        first, last = bounds(project)
        day = self.fields["due_on"]
        day.help_text = _("From {first} to {last}.").format(
            first=long_day(first), last=long_day(last)
        )
        day.widget.attrs |= {"min": first.isoformat(), "max": last.isoformat()}
        if not project.offer_count:
            del self.fields["reason"]
        else:
            self.fields["reason"].required = True

    def clean_reason(self) -> str:
        return quiet(self.cleaned_data["reason"])


class ClosingForm(forms.Form):
    """The words that bidders without an answer get on the day."""

    text = forms.CharField(
        label=_("Your closing message"),
        help_text=_("Sent in your name, after the day, to each provider whom you did not answer."),
        max_length=2_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def clean_text(self) -> str:
        return quiet(self.cleaned_data["text"])
