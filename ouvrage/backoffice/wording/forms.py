"""The next version of a text, in both languages."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ouvrage.backoffice.numbers.forms import DatedForm
from ouvrage.brands.models import Brand


def body(label: Any) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": 10, "data-serif": ""})
    return forms.CharField(label=label, max_length=20_000, widget=widget)


class TextForm(DatedForm):
    """Paragraphs are separated by an empty line; nothing of a template language is run."""

    field_order = ("fr", "en", "brand", "day", "why", "request_id")

    fr = body(_("In French"))
    en = body(_("In English"))
    brand = forms.ModelChoiceField(
        Brand.objects.order_by("name"), label=_("Site"), required=False, empty_label=_("All sites")
    )

    @property
    def bodies(self) -> dict[str, str]:
        return {
            language: self.cleaned_data[language].replace("\r\n", "\n").strip()
            for language in ("fr", "en")
        }

    @property
    def brand_id(self) -> int | None:
        brand = self.cleaned_data["brand"]
        return brand.pk if brand else None
