"""Providers with credits in hand, and openings."""

from ouvrage.access.models import Opening
from ouvrage.access.services import open_project
from ouvrage.accounts.models import User
from ouvrage.credits.models import Cause, CreditKind
from ouvrage.credits.services import grant_credits
from ouvrage.kit.ids import new_id
from ouvrage.projects.models import Project


def with_credits(provider: User, count: int = 3) -> User:
    """So many credits of each kind."""
    for kind in CreditKind:
        grant_credits(
            company_id=provider.company_id,
            kind=kind,
            count=count,
            cause=Cause.PROMOTION,
            key=f"test:{provider.company_id}:{kind}",
        )
    return provider


def opened(provider: User, project: Project, kind: str = CreditKind.CONSULTATION) -> Opening:
    """Opened as people do it, for one credit."""
    return open_project(project_id=project.pk, kind=kind, opening_id=new_id(), actor=provider)
