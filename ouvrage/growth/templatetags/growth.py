"""`{% load growth %}`: shares and means as they are read; a dash where there is none."""

from django import template

from ouvrage.ui import text
from ouvrage.ui.text import NO_BREAK, in_french

register = template.Library()
NONE = "—"


@register.filter
def tenths(value: int | None) -> str:
    """34 → « 3,4 »."""
    if value is None:
        return NONE
    return text.tenths(value)


@register.filter
def percent(value: int | None) -> str:
    """34 → « 34 % »."""
    if value is None:
        return NONE
    return f"{value}{NO_BREAK}%" if in_french() else f"{value}%"
