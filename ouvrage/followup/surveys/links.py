"""The links of the mails: one to answer, one to be asked no more; neither needs a password."""

from uuid import UUID

from django.urls import reverse

from ouvrage.followup.surveys.models import OutcomeSurvey
from ouvrage.kit import links

ANSWER = "followup.survey"
NO_MORE = "followup.no_survey"


def answer_path(survey: OutcomeSurvey, outcome: str = "") -> str:
    """To the page, with an answer ready to be confirmed when one is named."""
    path = reverse("followup:survey", args=[survey.pk, links.signature(ANSWER, survey.pk)])
    return f"{path}?reponse={outcome}" if outcome else path


def refusal_path(person_id: int) -> str:
    signed = links.signature(NO_MORE, person_id)
    return reverse("followup:survey_refusal", args=[person_id, signed])


def may_answer(survey_id: UUID, signed: str) -> bool:
    return links.is_signed(ANSWER, survey_id, signed)


def may_refuse(person_id: int, signed: str) -> bool:
    return links.is_signed(NO_MORE, person_id, signed)
