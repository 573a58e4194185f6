"""How forms look, and the few fields and widgets that Django does not have.

`FORM_RENDERER = "ouvrage.ui.forms.Renderer"` makes `{{ form }}` render with labels above, help
under, errors beside and on top.
"""

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import cached_property
from pathlib import Path
from typing import Any

from django import forms
from django.forms import renderers
from django.template.backends.django import DjangoTemplates
from django.utils.translation import gettext_lazy as _

from ouvrage.kit.money import Money

TEMPLATES = Path(__file__).parent / "templates"
CLASSES = {
    "select": "select",
    "selectmultiple": "select",
    "textarea": "textarea",
}
BARE = {"checkbox", "radioselect", "radio", "checkboxselectmultiple", "hidden", "switch"}


class Renderer(renderers.DjangoTemplates):
    """Our field and form templates first, Django's own behind them."""

    form_template_name = "ui/form.html"
    field_template_name = "ui/field.html"

    @cached_property
    def engine(self) -> DjangoTemplates:
        built_in = Path(renderers.__file__).parent / "templates"
        return DjangoTemplates(
            {
                "APP_DIRS": True,
                "DIRS": [TEMPLATES, built_in],
                "NAME": "ouvrage-forms",
                "OPTIONS": {"builtins": []},
            }
        )

    def render(self, template_name: str, context: dict[str, Any], request: Any = None) -> str:
        widget = context.get("widget")
        if widget is not None:
            _dress(widget)
        return str(super().render(template_name, context, request))


def _dress(widget: dict[str, Any]) -> None:
    """Give a control the class its style sheet knows it by."""
    kind = widget.get("type") or Path(widget["template_name"]).stem
    kind = "select" if "select.html" in widget["template_name"] else kind
    kind = "textarea" if "textarea" in widget["template_name"] else kind
    if kind not in BARE and "class" not in widget["attrs"]:
        widget["attrs"]["class"] = CLASSES.get(kind, "input")


class Switch(forms.CheckboxInput):
    """An on/off that takes effect as a setting: `BooleanField(widget=Switch)`."""


@dataclass(frozen=True, slots=True)
class Card:
    """The label of a radio card: `choices=[("base", Card(_("Base"), _("You pay directly.")))]`."""

    title: Any
    help: Any

    def __str__(self) -> str:
        return str(self.title)


class Cards(forms.RadioSelect):
    """Radio cards; each choice's label is a Card."""

    template_name = "ui/widgets/cards.html"


class FileDrop(forms.ClearableFileInput):
    """A place to drop files, which is a plain file input without JavaScript."""

    template_name = "ui/widgets/file_drop.html"
    allow_multiple_selected = True


class MoneyInput(forms.TextInput):
    """An amount with its sign; « 1 234,50 » and "1234.50" are both understood."""

    template_name = "ui/widgets/money.html"

    def __init__(self, attrs: dict[str, Any] | None = None, note: Any = "€") -> None:
        self.note = note
        super().__init__(
            {"inputmode": "decimal", "autocomplete": "off", "data-money": "", **(attrs or {})}
        )

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        context["widget"]["note"] = self.note
        return context

    def format_value(self, value: Any) -> str | None:
        return f"{value.decimal:.2f}".replace(".", ",") if isinstance(value, Money) else value


class MoneyField(forms.Field):
    """An amount typed by a person, as Money. Spaces, « € », comma or point are accepted."""

    widget = MoneyInput
    default_error_messages = {
        "invalid": _("Write an amount in euros, for instance 1250 or 1250,50."),
        "too_small": _("The amount must be at least %(limit)s €."),
        "too_large": _("The amount must be at most %(limit)s €."),
    }

    def __init__(
        self, *, min_cents: int = 1, max_cents: int = 1_000_000_000, note: Any = "€", **options: Any
    ) -> None:
        self.min_cents, self.max_cents = min_cents, max_cents
        options.setdefault("widget", MoneyInput(note=note))
        super().__init__(**options)

    def to_python(self, value: Any) -> Money | None:
        if value in self.empty_values or isinstance(value, Money):
            return value or None
        plain = re.sub(r"[\s\u00a0\u202f€]|EUR", "", str(value)).replace(",", ".")
        if not re.fullmatch(r"\d{1,9}(\.\d{1,2})?", plain):
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        try:
            return Money.of(Decimal(plain))
        except InvalidOperation:
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid") from None

    def validate(self, value: Money | None) -> None:
        super().validate(value)
        if value is None:
            return
        for code, limit, wrong in (
            ("too_small", self.min_cents, value.cents < self.min_cents),
            ("too_large", self.max_cents, value.cents > self.max_cents),
        ):
            if wrong:
                message = self.error_messages[code]
                raise forms.ValidationError(message, code=code, params={"limit": limit // 100})

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return bool(initial != self.to_python(data))
        except forms.ValidationError:
            return True


class DayInput(forms.DateInput):
    """A calendar day, by the browser's own picker."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%d")


class CodeInput(forms.TextInput):
    """A code received by mail or SMS; phones offer to fill it in."""

    def __init__(self, attrs: dict[str, Any] | None = None, length: int = 6) -> None:
        own = {"inputmode": "numeric", "autocomplete": "one-time-code", "maxlength": length}
        super().__init__({**own, **(attrs or {})})
