"""What the doors of invitations are tried with: one provider invited to a project of its own."""

from typing import Any

from ouvrage.accounts.models import User
from ouvrage.offers.invitations.services import invite_provider
from ouvrage.projects.tests.factories import ProjectFactory

WORDS = "Votre carte des vents, vue à la mairie."


def invited(people: dict[str, User]) -> dict[str, Any]:
    """A project of the client's to which one provider is invited, and nobody else knows of it."""
    project = ProjectFactory(client=people["client_owner"])
    guest = people["provider_report"]
    invitation = invite_provider(
        project_id=project.pk,
        company_id=guest.company_id or 0,
        words=WORDS,
        actor=people["client_owner"],
    )
    return {
        "project_id": project.pk,
        "invitation_id": invitation.pk,
        "company_id": people["provider_none"].company_id,
    }


def invite(scene: dict[str, Any]) -> dict[str, Any]:
    return {"company_id": scene["company_id"], "words": ""}
