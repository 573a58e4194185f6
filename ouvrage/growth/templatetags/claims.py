"""Words about claims inside templates."""

from django import template
from django.utils.functional import Promise

from ouvrage.growth.promotions.words import cause_words

register = template.Library()


@register.filter
def cause(code: str | None) -> str | Promise:
    """Why a page was not read."""
    return cause_words(code or "")
