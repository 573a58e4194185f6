"""What the signed links of mails to clients lead to."""

from typing import Any

from ouvrage.accounts.models import User
from ouvrage.followup.surveys import links as surveys
from ouvrage.followup.surveys.models import OutcomeSurvey
from ouvrage.followup.surveys.services import open_surveys
from ouvrage.kit.ids import new_id
from ouvrage.offers.tests.factories import offer_of
from ouvrage.projects import answering
from ouvrage.projects.commitment import links as commitment
from ouvrage.projects.states import ProjectState
from ouvrage.projects.tests.factories import ProjectFactory

Scene = dict[str, Any]


def promised(scene: Scene) -> Scene:
    """The open project, by the link to its reply commitment."""
    return scene | {"signed": _signed(commitment.link_path(scene["project"]))}


def asked(people: dict[str, User]) -> Scene:
    """A project that sleeps: its client and one bidder were asked what became of it."""
    project = ProjectFactory(client=people["client_owner"])
    offer_of(people["provider_offer"], project)
    project.state = ProjectState.DORMANT
    project.save()
    open_surveys(project_id=project.pk)
    survey = OutcomeSurvey.objects.get(project=project, person=people["provider_offer"])
    return {
        "project": project,
        "project_id": project.pk,
        "survey_id": survey.pk,
        "signed": _signed(surveys.answer_path(survey)),
    }


def told(scene: Scene) -> Scene:
    """By the link of a mail about a decision."""
    return scene | {"signed": _signed(answering.link_path(scene["project"]))}


def refused(people: dict[str, User]) -> Scene:
    """A project that its client may post again."""
    project = ProjectFactory(client=people["client_owner"], submitted=True)
    project.state = ProjectState.REFUSED
    project.save()
    return {"project": project, "project_id": project.pk}


def answer(_scene: Scene) -> dict[str, Any]:
    return {"answer_id": new_id(), "text": "Voici pourquoi ce projet est bien réel."}


def outcome(_scene: Scene) -> dict[str, Any]:
    return {"outcome": "put_off"}


def _signed(path: str) -> str:
    return path.rstrip("/").rpartition("/")[2]
