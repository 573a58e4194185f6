"""The link by which a client answers Suivi Projet from a mail, without signing in."""

from django.urls import reverse

from ouvrage.kit import links
from ouvrage.projects.models import Project

PURPOSE = "projects.answer"


def link_path(project: Project) -> str:
    """The page belongs to the app that takes the answer; its name is known here as others are."""
    signed = links.signature(PURPOSE, project.pk)
    return reverse("followup:answer_link", args=[project.pk, signed])


def is_signed(project_id: int, signed: str) -> bool:
    return links.is_signed(PURPOSE, project_id, signed)
