"""A file on its way to a report."""

from typing import Any

from ouvrage.accounts.models import User
from ouvrage.messaging.uploads.services import start_upload
from ouvrage.projects.models import Project


def sending(owner: User, project: Project) -> dict[str, Any]:
    """The client has announced a file and sent nothing of it yet."""
    upload = start_upload(place=f"report:{project.pk}", name="brief.txt", size=10, actor=owner)
    return {"upload_id": upload.pk}
