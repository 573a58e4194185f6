"""`{% load projects %}`: hours, channels and phone of a project as people write them."""

from django import template

from ouvrage.projects import labels

register = template.Library()

register.filter("call_hours", labels.call_hours)
register.filter("channels", labels.channels)
register.filter("phone", labels.phone)
