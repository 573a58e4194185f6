"""Credits come back by themselves when a project turns out not to be one (RULES §4)."""

from ouvrage.access import notices, services
from ouvrage.credits.facts import RETURNED
from ouvrage.journal.models import Fact
from ouvrage.journal.registry import reacts_to
from ouvrage.projects import facts as projects


@reacts_to(projects.VOIDED)
def return_credits_of_void_project(fact: Fact) -> None:
    if fact.project_id is not None:
        services.return_for_void(project_id=fact.project_id)


@reacts_to(projects.CANCELLED)
def return_recent_credits(fact: Fact) -> None:
    if fact.project_id is not None:
        services.return_for_cancellation(project_id=fact.project_id)


@reacts_to(RETURNED)
def tell_who_spent(fact: Fact) -> None:
    """The person who spent the credit learns that it is back."""
    notices.tell_return(fact)
