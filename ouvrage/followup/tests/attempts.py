"""Providers who opened the contact, and the calls they note."""

from datetime import datetime, timedelta

from ouvrage.access.tests.factories import opened, with_credits
from ouvrage.accounts.models import User
from ouvrage.credits.models import CreditKind
from ouvrage.followup.contacts.models import Attempt, AttemptOutcome
from ouvrage.followup.contacts.services import note_attempt
from ouvrage.kit.ids import new_id
from ouvrage.kit.jobs import run_due
from ouvrage.kit.time import PARIS, clock_at
from ouvrage.projects.models import Project

MONDAY = datetime(2026, 11, 16, 10, 0, tzinfo=PARIS)
HOUR = timedelta(hours=1)


def caller(provider: User, project: Project) -> User:
    """With the contact of this client, bought on the Monday."""
    with clock_at(MONDAY - HOUR):
        opened(with_credits(provider), project, CreditKind.CONTACT)
    return provider


def noted(
    provider: User,
    project: Project,
    at: datetime,
    outcome: str = AttemptOutcome.NO_ANSWER,
    word: str = "",
) -> Attempt:
    """A call noted at that moment, with all that follows."""
    with clock_at(at):
        attempt = note_attempt(
            attempt_id=new_id(),
            project_id=project.pk,
            outcome=outcome,
            word=word,
            actor=provider,
        )
        run_due()
    return attempt
