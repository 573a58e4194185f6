"""What may be answered. Each check returns nothing, or refuses."""

from ouvrage.followup.errors import OutcomeUnknown, SurveyClosed
from ouvrage.followup.surveys.models import Became, OutcomeSurvey, Side
from ouvrage.followup.surveys.wording import CHOICES
from ouvrage.kit.time import now
from ouvrage.offers.models import Offer
from ouvrage.projects.models import Project
from ouvrage.projects.states import ProjectState


def is_open(survey: OutcomeSurvey, project: Project) -> bool:
    """Until its day, and as long as the project has not woken up."""
    return survey.closes_at > now() and project.state != ProjectState.OPEN


def check_open(survey: OutcomeSurvey, project: Project) -> None:
    if not is_open(survey, project):
        raise SurveyClosed


def check_outcome(survey: OutcomeSurvey, outcome: str, company_id: int | None) -> None:
    """One of the answers of that side; « here » names a company that made an offer."""
    if outcome not in dict(CHOICES[survey.side]):
        raise OutcomeUnknown
    if survey.side != Side.CLIENT or outcome != Became.HERE:
        return
    if company_id is None:
        raise OutcomeUnknown
    if not Offer.objects.filter(project=survey.project_id, company=company_id).exists():
        raise OutcomeUnknown
