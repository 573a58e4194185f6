"""Pieces that the forms of this app share."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from ouvrage.kit.time import today
from ouvrage.messaging.files.upload import Upload
from ouvrage.projects.content import PLAIN
from ouvrage.projects.errors import StillToCome
from ouvrage.ui.forms import FileDrop

Choices = Sequence[tuple[Any, Any]]
KEPT = PLAIN | {"skills"}


class StepForm(forms.Form):
    """One step of the wizard. What is valid in it is kept, even when another part is not."""

    def content(self) -> dict[str, Any]:
        """The valid answers, as services take them."""
        return {name: value for name, value in self.cleaned_data.items() if name in KEPT}


class FilesField(forms.FileField):
    """Several files at once; a list, empty when none was chosen."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("widget", FileDrop(attrs={"multiple": True}))
        options.setdefault("required", False)
        super().__init__(**options)

    def clean(self, data: Any, initial: Any = None) -> list[Upload]:
        files = data if isinstance(data, (list, tuple)) else [data]
        return [super(FilesField, self).clean(one, initial) for one in files if one]


class PastDay(forms.DateField):
    """A day that has come, today included."""

    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")

    def clean(self, value: Any) -> date | None:
        day: date | None = super().clean(value)
        if day is not None and day > today():
            raise ValidationError(StillToCome().text)
        return day
