"""When a listed project ends, people are asked what became of it; when it sleeps, a week later."""

from datetime import timedelta

from ouvrage.followup.parameters import SURVEY_SLEEP_DAYS
from ouvrage.followup.surveys.services import open_surveys
from ouvrage.journal.models import Fact
from ouvrage.journal.registry import reacts_to
from ouvrage.kit.jobs import enqueue
from ouvrage.kit.time import now
from ouvrage.projects import facts as projects


@reacts_to(projects.CANCELLED, projects.FINALISED)
def ask_what_became_of_it(fact: Fact) -> None:
    open_surveys(project_id=fact.project_id or 0)


@reacts_to(projects.FELL_ASLEEP)
def ask_later_about_a_sleeper(fact: Fact) -> None:
    """The mail that wakes it up has its chance first: two on one day would ask the same."""
    asked_at = now() + timedelta(days=SURVEY_SLEEP_DAYS.value())
    enqueue("followup.open_surveys", at=asked_at, project_id=fact.project_id)
