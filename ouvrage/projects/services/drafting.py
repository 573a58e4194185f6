"""The draft of a project: kept on the server from the first step, by its unguessable token."""

import uuid
from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.db import transaction

from ouvrage.accounts.models import User
from ouvrage.kit.time import now
from ouvrage.messaging.files.upload import Upload
from ouvrage.messaging.models import StoredFile
from ouvrage.messaging.queries import files_about
from ouvrage.messaging.services import remove_file as remove_stored
from ouvrage.messaging.services import store_file
from ouvrage.projects.content import apply_content
from ouvrage.projects.errors import TooManyFiles
from ouvrage.projects.models import Project
from ouvrage.projects.parameters import DRAFT_DAYS, FILES_PER_PROJECT


@transaction.atomic
def start_draft(*, brand_id: int, content: dict[str, Any], actor: User | None) -> Project:
    """Keep the first answers of somebody who posts a project, signed in or not."""
    project = Project.objects.create(token=uuid.uuid4(), brand_id=brand_id, client=actor)
    return _written(project, content)


@transaction.atomic
def save_draft(*, token: uuid.UUID, content: dict[str, Any], actor: User | None) -> Project:
    """Keep the answers of one step. Somebody else's draft, or a sent one: 404."""
    return _written(_draft(token, actor), content)


@transaction.atomic
def add_files(
    *, token: uuid.UUID, uploads: Iterable[Upload], actor: User | None
) -> list[StoredFile]:
    """Put files beside a draft.

    Refused: projects.too_many_files, and whatever messaging refuses about a file.
    """
    project = _draft(token, actor)
    return attach(project, uploads, actor)


def attach(project: Project, uploads: Iterable[Upload], actor: User | None) -> list[StoredFile]:
    """Building block: store files beside a locked project, up to the limit."""
    about = f"project:{project.pk}"
    limit = FILES_PER_PROJECT.value(brand_id=project.brand_id)
    uploads = list(uploads)
    if files_about(about).count() + len(uploads) > limit:
        raise TooManyFiles(limit=limit)
    return [
        store_file(about=about, owner=actor, upload=upload, open_talk=False) for upload in uploads
    ]


@transaction.atomic
def remove_file(*, token: uuid.UUID, file_id: uuid.UUID, actor: User | None) -> None:
    """Take a file back from a draft; asked twice, done once."""
    project = _draft(token, actor)
    remove_stored(file_id=file_id, about=f"project:{project.pk}")


@transaction.atomic
def forget_draft(*, token: uuid.UUID, actor: User | None) -> None:
    """Throw a draft away with its files."""
    _forget(_draft(token, actor))


@transaction.atomic
def forget_old_draft(*, project_id: int) -> None:
    """Throw away a draft that nobody touched for long; leave any other alone."""
    project = Project.objects.drafts().locked(pk=project_id)
    days = DRAFT_DAYS.value(brand_id=project.brand_id)
    if project.changed_at < now() - timedelta(days=days):
        _forget(project)


def _draft(token: uuid.UUID, actor: User | None) -> Project:
    return Project.objects.drafts_of(actor).locked(token=token)


def _written(project: Project, content: dict[str, Any]) -> Project:
    changed = apply_content(project, content)
    project.save(update_fields=[*changed, "changed_at"])
    return project


def _forget(project: Project) -> None:
    about = f"project:{project.pk}"
    for stored in files_about(about):
        remove_stored(file_id=stored.pk, about=about)
    project.delete()
