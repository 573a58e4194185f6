"""Background entry points of the surveys."""

from datetime import timedelta

from ouvrage.followup.parameters import SURVEY_REMIND_DAYS
from ouvrage.followup.surveys.models import OutcomeSurvey
from ouvrage.followup.surveys.services import open_surveys, remind_survey
from ouvrage.kit.jobs import job
from ouvrage.kit.time import now


@job("followup.open_surveys")
def ask_about_a_sleeper(*, project_id: int) -> None:
    """The project is read again: one that woke up meanwhile is not asked about. Safe to run
    twice: each person is asked once."""
    open_surveys(project_id=project_id)


@job("followup.remind_surveys", cron="35 9 * * *")
def remind_surveys() -> None:
    """Ask once more who has not answered. Safe to run twice or in parallel: each survey is
    locked and looked at again in its own transaction."""
    before = now() - timedelta(days=SURVEY_REMIND_DAYS.value())
    waiting = OutcomeSurvey.objects.filter(
        answered_at=None, reminded_at=None, asked_at__lte=before, closes_at__gt=now()
    )
    for survey_id in list(waiting.order_by("asked_at").values_list("pk", flat=True)):
        remind_survey(survey_id=survey_id)
