"""Providers with credits in hand, and openings."""

from ouvrage.access.services import open_project
from ouvrage.credits.models import Cause, CreditKind
from ouvrage.credits.services import grant_credits
from ouvrage.kit.ids import new_id


def with_credits(provider, count=3):
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


def opened(provider, project, kind=CreditKind.CONSULTATION):
    """Opened as people do it, for one credit."""
    return open_project(project_id=project.pk, kind=kind, opening_id=new_id(), actor=provider)
