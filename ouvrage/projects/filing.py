"""Files that a browser sends in pieces to a draft: its writer is known by its token."""

from uuid import UUID

from django.http import HttpRequest

from ouvrage.messaging.files.upload import Upload
from ouvrage.messaging.models import StoredFile
from ouvrage.messaging.uploads.targets import Target
from ouvrage.projects import services
from ouvrage.projects.models import Project
from ouvrage.projects.views.drafts import writer


def draft_target(request: HttpRequest, key: str) -> Target | None:
    """Asked by messaging for every place "draft:<token>"."""
    try:
        token = UUID(key)
    except ValueError:
        return None
    actor = writer(request)
    draft = Project.objects.drafts_of(actor).filter(token=token).first()
    if draft is None:
        return None

    def keep(upload: Upload) -> StoredFile:
        return services.add_files(token=token, uploads=[upload], actor=actor)[0]

    return Target(f"project:{draft.pk}", keep, row="projects/_draft_file.html")
