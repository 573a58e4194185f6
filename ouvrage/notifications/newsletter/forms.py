"""What staff write in a newsletter."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ouvrage.notifications.newsletter.segments import segments


class NewsletterForm(forms.Form):
    """To whom, and the words in both languages."""

    segment = forms.ChoiceField(label=_("To whom"))
    subject_fr = forms.CharField(label=_("Subject in French"), max_length=150)
    body_fr = forms.CharField(
        label=_("Text in French"),
        max_length=10_000,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("A blank line begins a paragraph. {name}, {pseudo} and {site} are filled."),
    )
    subject_en = forms.CharField(label=_("Subject in English"), max_length=150)
    body_en = forms.CharField(
        label=_("Text in English"), max_length=10_000, widget=forms.Textarea(attrs={"rows": 8})
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices: Any = self.fields["segment"]
        choices.choices = [(one.code, one.name) for one in segments().values()]
