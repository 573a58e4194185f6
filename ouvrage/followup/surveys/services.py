"""Asking what became of a project, answering, reminding once."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db import transaction

from ouvrage.followup import facts
from ouvrage.followup.parameters import SURVEY_DAYS
from ouvrage.followup.surveys import notices, rules
from ouvrage.followup.surveys.models import (
    REALISED,
    Became,
    Occasion,
    OutcomeSurvey,
    Side,
)
from ouvrage.followup.surveys.people import Asked, people_of
from ouvrage.journal.services import record
from ouvrage.kit.ids import new_id
from ouvrage.kit.money import Money
from ouvrage.kit.time import now
from ouvrage.notifications.kinds import Channel
from ouvrage.notifications.preferences import wants
from ouvrage.notifications.states import Pace
from ouvrage.projects import services as projects
from ouvrage.projects.models import AliveBy, CancelReason, Project
from ouvrage.projects.states import ProjectState

SAID_WHEN_CANCELLING = {
    CancelReason.FOUND_ELSEWHERE: Became.OUTSIDE,
    CancelReason.ABANDONED: Became.ABANDONED,
    CancelReason.POSTPONED: Became.POSTPONED,
}
MAY_CHANGE_BY_CANCELLING = frozenset({"", Became.LOOKING, Became.POSTPONED})
CANCELS = {
    Became.OUTSIDE: CancelReason.FOUND_ELSEWHERE,
    Became.ABANDONED: CancelReason.ABANDONED,
}
"""What a client says of a project that only sleeps, and the end that it then has."""


@transaction.atomic
def open_surveys(*, project_id: int) -> int:
    """Ask the client and who is still in the run, each once per project; how many are asked.

    Nobody is asked about what was never listed, goes on, or who wants no such question. A client
    who said why he cancelled has answered with it. Then: followup.surveyed, and a mail to each.
    """
    project = Project.objects.select_related("client", "brand").locked(pk=project_id)
    if project.published_at is None or project.state not in Occasion.values:
        return 0
    known = OutcomeSurvey.objects.filter(project=project).values_list("person_id", flat=True)
    people = people_of(project, but=set(known))
    made = OutcomeSurvey.objects.bulk_create(_survey(project, one) for one in people)
    if made:
        record(facts.SURVEYED, subject=project, actor=None, project_id=project.pk, people=len(made))
    _take_reason(project)
    for survey in made:
        survey.refresh_from_db()
        if not survey.outcome:
            notices.ask(survey)
    return len(made)


@transaction.atomic
def tell_outcome(
    *,
    survey_id: UUID,
    outcome: str,
    company_id: int | None = None,
    amount: Money | None = None,
    bracket: str = "",
) -> OutcomeSurvey:
    """What this person says became of the project; said again, it replaces what he said before.

    Refused: followup.survey_closed, followup.outcome_unknown. Then: followup.client_told or
    followup.bidder_told, for the desk alone; a sleeping project whose client still looks wakes
    up, one that he gave up or had done elsewhere is cancelled with that reason.
    """
    asked = OutcomeSurvey.objects.found(pk=survey_id)
    project = Project.objects.locked(pk=asked.project_id)
    survey = OutcomeSurvey.objects.select_related("person", "bidder").locked(pk=survey_id)
    rules.check_open(survey, project)
    rules.check_outcome(survey, outcome, company_id)
    if survey.side == Side.PROVIDER:
        company_id = survey.bidder_id
    _write(survey, outcome, company_id, amount.cents if amount else None, bracket)
    if survey.side == Side.CLIENT and project.state == ProjectState.DORMANT:
        _follow(project, survey)
    return survey


@transaction.atomic
def remind_survey(*, survey_id: UUID) -> bool:
    """Ask once more who has not answered; true when it was time.

    The state is read again in the transaction that writes the mail: a project that woke up, an
    answer or a refusal in the meantime leaves everybody in peace.
    """
    asked = OutcomeSurvey.objects.found(pk=survey_id)
    project = Project.objects.select_related("brand").locked(pk=asked.project_id)
    survey = OutcomeSurvey.objects.select_related("person").locked(pk=survey_id)
    refused = wants(survey.person_id, notices.SURVEY, Channel.MAIL) == Pace.NEVER
    done = survey.outcome or survey.reminded_at or refused or not rules.is_open(survey, project)
    if done:
        return False
    survey.reminded_at = now()
    survey.save(update_fields=["reminded_at"])
    notices.ask(survey, again=True)
    return True


def _survey(project: Project, asked: Asked) -> OutcomeSurvey:
    days = SURVEY_DAYS.value(brand_id=project.brand_id)
    return OutcomeSurvey(
        id=new_id(),
        project=project,
        person=asked.person,
        side=asked.side,
        bidder=asked.bidder,
        occasion=project.state,
        asked_at=now(),
        closes_at=now() + timedelta(days=days),
    )


def _take_reason(project: Project) -> None:
    """Why the client cancelled is what became of it; he is not asked what he has just said."""
    said = SAID_WHEN_CANCELLING.get(CancelReason(project.cancel_reason or CancelReason.OTHER))
    if project.state != ProjectState.CANCELLED or said is None:
        return
    mine = OutcomeSurvey.objects.filter(project=project, side=Side.CLIENT)
    survey = mine.select_related("person").select_for_update(of=("self",)).first()
    if survey and survey.outcome in MAY_CHANGE_BY_CANCELLING:
        _write(survey, said, None, None, "")


def _write(
    survey: OutcomeSurvey, outcome: str, company_id: int | None, cents: int | None, bracket: str
) -> None:
    is_realised = outcome in REALISED
    said: dict[str, Any] = {
        "outcome": outcome,
        "company_id": company_id if outcome == Became.HERE else None,
        "amount_cents": cents if is_realised else None,
        "bracket": bracket if is_realised else "",
    }
    if all(getattr(survey, name) == value for name, value in said.items()):
        return
    for name, value in said.items():
        setattr(survey, name, value)
    survey.answered_at = now()
    survey.save(update_fields=[*said, "answered_at"])
    is_client = survey.side == Side.CLIENT
    record(
        facts.CLIENT_TOLD if is_client else facts.BIDDER_TOLD,
        subject=survey,
        actor=survey.person,
        side=survey.side,
        project_id=survey.project_id,
        company=survey.bidder.name if survey.bidder else "",
        **{name: value for name, value in said.items() if value},
    )


def _follow(project: Project, survey: OutcomeSurvey) -> None:
    """What a client says of a sleeping project is an act on it."""
    if survey.outcome == Became.LOOKING:
        projects.confirm_alive(project_id=project.pk, by=AliveBy.LINK, actor=survey.person)
    elif reason := CANCELS.get(Became(survey.outcome)):
        projects.cancel_project(project_id=project.pk, reason=reason, text="", actor=survey.person)
