"""`{% load projects %}`: hours and channels of a project in words."""

from django import template

from ouvrage.projects import labels

register = template.Library()

register.filter("call_hours", labels.call_hours)
register.filter("channels", labels.channels)
