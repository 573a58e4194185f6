"""What staff type to give a parameter another value."""

from datetime import timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ouvrage.backoffice import words
from ouvrage.backoffice.numbers.typing import shape_of
from ouvrage.brands.errors import OutOfBounds
from ouvrage.brands.models import Brand
from ouvrage.brands.parameters import Parameter
from ouvrage.brands.rules import check_bounds
from ouvrage.kit.ids import new_id
from ouvrage.kit.time import today
from ouvrage.ui.forms import DayInput


class DatedForm(forms.Form):
    """From which day, and why; sent twice, it is one change."""

    request_id = forms.UUIDField(widget=forms.HiddenInput, initial=new_id)
    day = forms.DateField(
        label=_("Applies from"),
        widget=DayInput,
        help_text=_("From midnight, Paris time; today means at once."),
        initial=lambda: today() + timedelta(days=1),
    )
    why = forms.CharField(
        label=_("Why"),
        max_length=300,
        help_text=_("Your colleagues read it in the history."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def clean_day(self) -> Any:
        day = self.cleaned_data["day"]
        if day < today():
            raise forms.ValidationError(
                _("A change begins today or later: what was done stays as it was.")
            )
        return day


class NumberForm(DatedForm):
    """One parameter's next value, for all sites or for one."""

    field_order = ("value", "brand", "day", "why", "request_id")

    value = forms.CharField(max_length=200, widget=forms.TextInput(attrs={"autocomplete": "off"}))
    brand = forms.ModelChoiceField(
        Brand.objects.none(), label=_("Site"), required=False, empty_label=_("All sites")
    )

    def __init__(self, *args: Any, parameter: Parameter[Any], **options: Any) -> None:
        super().__init__(*args, **options)
        self.parameter = parameter
        value = self.fields["value"]
        value.label = _("New value")
        value.help_text = words.bounds(parameter)
        if parameter.has_brands:
            self.fields["brand"].queryset = Brand.objects.order_by("name")  # type: ignore[attr-defined]
        else:
            del self.fields["brand"]

    def clean_value(self) -> Any:
        """As the rule uses it, within its bounds."""
        typed = self.cleaned_data["value"]
        try:
            value = shape_of(self.parameter).read(typed)
            check_bounds(self.parameter, value)
        except ValueError:
            raise forms.ValidationError(
                _("“%(typed)s” is not understood. %(bounds)s"),
                params={"typed": typed, "bounds": words.bounds(self.parameter)},
            ) from None
        except OutOfBounds:
            raise forms.ValidationError(
                _("Nobody can have meant this. %(bounds)s"),
                params={"bounds": words.bounds(self.parameter)},
            ) from None
        return value

    @property
    def brand_id(self) -> int | None:
        brand = self.cleaned_data.get("brand")
        return brand.pk if brand else None
