"""The link of the mails to the reply commitment; it works without signing in."""

from django.urls import reverse

from ouvrage.kit import links
from ouvrage.projects.models import Project

PURPOSE = "projects.commitment"


def link_path(project: Project) -> str:
    signed = links.signature(PURPOSE, project.pk)
    return reverse("projects:commitment_link", args=[project.pk, signed])


def is_signed(project_id: int, signed: str) -> bool:
    return links.is_signed(PURPOSE, project_id, signed)
