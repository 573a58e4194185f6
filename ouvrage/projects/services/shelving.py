"""A provider's own shelves: shortlisted, hidden, put back."""

from django.db import transaction
from django.http import Http404

from ouvrage.accounts.models import User
from ouvrage.projects.models import Project, Shelf, Shelved


@transaction.atomic
def shelve_project(*, project_id: int, shelf: str, actor: User) -> None:
    """Keep a listed project on one of the company's two shelves; a project stands on one only.

    Unknown or no longer listed: 404.
    """
    project = Project.objects.listed().found(pk=project_id)
    Shelved.objects.update_or_create(
        company_id=_company_of(actor), project=project, defaults={"shelf": Shelf(shelf)}
    )


@transaction.atomic
def unshelve_project(*, project_id: int, actor: User) -> None:
    """Put a project back among the available ones."""
    Shelved.objects.filter(company_id=_company_of(actor), project_id=project_id).delete()


def _company_of(actor: User) -> int:
    """Shelves belong to companies; somebody without one has none."""
    if actor.company_id is None:
        raise Http404
    return actor.company_id
