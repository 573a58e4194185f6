"""Credits come back by themselves when a project turns out not to be one (RULES §4).

Facts recorded by apps above set off returns from their own reactions.
"""

from ouvrage.access import facts, notices, services
from ouvrage.credits.facts import RETURNED
from ouvrage.journal.models import Fact
from ouvrage.journal.registry import reacts_to
from ouvrage.projects import facts as projects


@reacts_to(projects.VOIDED, projects.CANCELLED)
def return_credits_of_ended_project(fact: Fact) -> None:
    services.return_credits(fact_id=fact.pk)


@reacts_to(RETURNED)
def tell_who_spent(fact: Fact) -> None:
    """The person who spent the credit learns that it is back."""
    notices.tell_return(fact)


@reacts_to(facts.MANY_CONTACTS)
def alarm_supervisors(fact: Fact) -> None:
    """People look at who collects contacts; nothing is blocked by itself below the daily cap."""
    notices.tell_alarm(fact)
