"""`{% load credits %}`: credits counted in words."""

from collections.abc import Mapping

from django import template

from ouvrage.credits.models import CreditKind
from ouvrage.credits.words import counted as one_kind
from ouvrage.credits.words import in_words

register = template.Library()


@register.filter
def credits_in_words(counts: Mapping[str, int]) -> str:
    """« 10 consultations, 5 offres et 2 contacts » from counts by kind."""
    return in_words(counts)


@register.filter
def counted(kind: str, count: int) -> str:
    """« 3 offres » from a kind and a count."""
    return one_kind(kind, count)


@register.filter
def credit_kind(kind: str) -> str:
    """« offre » from a kind."""
    return str(CreditKind(kind).label)
