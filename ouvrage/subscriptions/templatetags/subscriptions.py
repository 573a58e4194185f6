"""Where an option leads."""

from django import template

from ouvrage.subscriptions.acts import PAGE_OF_OPTION
from ouvrage.subscriptions.queries import Option

register = template.Library()


@register.simple_tag
def page_of(option: Option) -> str:
    """The word of the act's address; empty for what staff decide."""
    return PAGE_OF_OPTION.get(option.name, "")
