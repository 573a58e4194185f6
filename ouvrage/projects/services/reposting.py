"""Posting again what was closed: a new draft with everything kept."""

from uuid import NAMESPACE_URL, UUID, uuid5

from django.db import transaction

from ouvrage.accounts.models import User
from ouvrage.messaging.services import copy_files
from ouvrage.projects import rules
from ouvrage.projects.content import PLAIN, apply_content
from ouvrage.projects.models import Project


@transaction.atomic
def repost_project(*, project_id: int, actor: User) -> Project:
    """A draft with the words, skills and files of the client's own project that was refused or
    given up; asked twice, made once.

    Refused: projects.not_to_post_again; not one's own: 404.
    """
    project = Project.objects.posted().of_client(actor.pk).locked(pk=project_id)
    token = token_of(project)
    known = Project.objects.filter(token=token).first()
    if known:
        return known
    rules.check_may_repost(project)
    draft = Project.objects.create(token=token, brand_id=project.brand_id, client=actor)
    content = {name: getattr(project, name) for name in PLAIN}
    changed = apply_content(draft, content | {"skills": list(project.skills.all())})
    draft.save(update_fields=[*changed, "changed_at"])
    copy_files(about=f"project:{project.pk}", to=f"project:{draft.pk}", owner=actor)
    return draft


def token_of(project: Project) -> UUID:
    """Of the draft made from this project: the same each time, so that two clicks make one."""
    return uuid5(NAMESPACE_URL, f"repost:{project.token}")
