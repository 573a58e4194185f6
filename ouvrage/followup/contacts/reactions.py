"""What follows from calls that were noted."""

from ouvrage.access.services import return_credits
from ouvrage.followup import facts as calls
from ouvrage.followup.contacts import facts, notices, services
from ouvrage.followup.models import Call, Outcome, Purpose
from ouvrage.journal.models import Fact
from ouvrage.journal.registry import reacts_to
from ouvrage.projects import facts as projects
from ouvrage.projects.models import Project


@reacts_to(facts.ATTEMPTED)
def check_when_calls_fail(fact: Fact) -> None:
    """Enough calls in vain, far enough apart: an officer looks into it."""
    services.start_check(project_id=fact.project_id or 0)


@reacts_to(facts.CHECK_STARTED)
def tell_client_that_calls_fail(fact: Fact) -> None:
    notices.tell_client_check(fact, Project.objects.locked(pk=fact.project_id))


@reacts_to(calls.CALLED)
def tell_providers_he_is_reached(fact: Fact) -> None:
    """The officer's check found the client: whoever called in vain calls again."""
    call = Call.objects.get(pk=fact.subject_id)
    if call.purpose == Purpose.CHECK and call.outcome == Outcome.REACHED:
        notices.tell_reached(call, Project.objects.locked(pk=call.project_id))


@reacts_to(projects.CONTACT_CORRECTED)
def tell_providers_of_the_new_number(fact: Fact) -> None:
    notices.tell_corrected(fact, Project.objects.locked(pk=fact.project_id))


@reacts_to(facts.CONTACT_GIVEN_BACK)
def return_one_contact_credit(fact: Fact) -> None:
    """On the officer's word and the record of calls (RULES §4)."""
    return_credits(fact_id=fact.pk)
