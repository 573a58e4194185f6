"""`{% load web %}`: what pages that combine apps ask of projects."""

from django import template

from ouvrage.projects.alive import Stamp, stamp
from ouvrage.projects.models import Project

register = template.Library()


@register.simple_tag
def project_stamp(project: Project) -> Stamp:
    """{% project_stamp project as stamp %}"""
    return stamp(project)
