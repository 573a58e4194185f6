"""The mail that asks, with one link per answer, and the line that leads to the same page."""

from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from ouvrage.followup.surveys import links
from ouvrage.followup.surveys.models import OutcomeSurvey
from ouvrage.followup.surveys.wording import CHOICES
from ouvrage.notifications.mails import queue_mail
from ouvrage.notifications.notices import notify

SURVEY = "followup.survey"


def ask(survey: OutcomeSurvey, *, again: bool = False) -> None:
    """Once to ask and once to remind. Must run where the survey was read under its lock."""
    project, key = survey.project, f"followup.survey:{survey.pk}{':again' * again}"
    queue_mail(
        kind=SURVEY,
        key=key,
        to=survey.person,
        context={
            "project": project,
            "survey": survey,
            "again": again,
            "choices": [
                (label, links.answer_path(survey, value)) for value, label in CHOICES[survey.side]
            ],
        },
        project_id=project.pk,
        brand=project.brand,
    )
    if not again:
        notify(
            kind=SURVEY,
            key=key,
            reader=survey.person,
            text=format_lazy(
                _("What became of “{title}”? One click is enough."), title=project.title
            ),
            url=reverse("followup:my_survey", args=[project.pk]),
            project_id=project.pk,
        )
