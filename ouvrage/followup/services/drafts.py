"""What is typed on a call sheet, kept while it is typed."""

from datetime import timedelta

from django.db import transaction

from ouvrage.accounts.models import User
from ouvrage.followup import rules
from ouvrage.followup.models import Draft, Task
from ouvrage.kit.db import require_transaction
from ouvrage.kit.time import now

FORGOTTEN_AFTER = timedelta(days=7)


@transaction.atomic
def save_draft(*, task_id: int, form: str, fields: dict[str, str], actor: User) -> None:
    """Keep what an officer typed on a call that he holds, in place of what was kept before.

    Refused: followup.not_held, followup.task_done.
    """
    task = Task.objects.locked(pk=task_id)
    rules.check_held_by(task, actor)
    Draft.objects.update_or_create(task=task, officer=actor, form=form, defaults={"fields": fields})


def forget_drafts(*, project_id: int, form: str) -> None:
    """What was sent is no draft any more, whoever else had begun to write the same."""
    require_transaction()
    Draft.objects.filter(task__project_id=project_id, form=form).delete()


@transaction.atomic
def forget_old_drafts() -> int:
    """Throw away what nobody came back to within a week; the number thrown away."""
    old = Draft.objects.filter(saved_at__lt=now() - FORGOTTEN_AFTER)
    return old.delete()[0]
