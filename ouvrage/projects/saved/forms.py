"""How a saved search tells."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ouvrage.projects.saved.models import Rhythm


class SearchForm(forms.Form):
    """Name, rhythm, ways."""

    name = forms.CharField(label=_("Name"), max_length=80)
    rhythm = forms.ChoiceField(
        label=_("Tell me of new projects"),
        choices=Rhythm.choices,
        widget=forms.RadioSelect,
        help_text=_("At once: some alerts a day at most; the others come with the daily digest."),
    )
    is_by_mail = forms.BooleanField(label=_("By mail"), required=False)
    is_in_app = forms.BooleanField(label=_("In my notifications"), required=False)
