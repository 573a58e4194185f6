"""The link of the mails by which one answers without a password."""

from uuid import UUID

from django.urls import reverse

from ouvrage.followup.surveys.models import OutcomeSurvey
from ouvrage.kit import links

ANSWER = "followup.survey"


def answer_path(survey: OutcomeSurvey, outcome: str = "") -> str:
    """To the page, with an answer ready to be confirmed when one is named."""
    path = reverse("followup:survey", args=[survey.pk, links.signature(ANSWER, survey.pk)])
    return f"{path}?reponse={outcome}" if outcome else path


def may_answer(survey_id: UUID, signed: str) -> bool:
    return links.is_signed(ANSWER, survey_id, signed)
