"""Visits of the list; gestures on several projects at once, and taking them back."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.http import Http404

from ouvrage.accounts.models import User
from ouvrage.kit.db import hold
from ouvrage.kit.time import now
from ouvrage.projects.errors import NothingToUndo
from ouvrage.projects.models import ListVisit, Project, Shelf, ShelfMove, Shelved

SILENCE = timedelta(minutes=30)
"""A longer one ends a visit."""
UNDO = timedelta(minutes=10)
MOST = 100


@transaction.atomic
def note_visit(*, actor: User) -> None:
    """Somebody looks at the list. After a long silence, what came since the last look is new."""
    visit, is_first = ListVisit.objects.get_or_create(
        person=actor, defaults={"seen_at": now(), "last_at": now()}
    )
    if is_first:
        return
    visit = ListVisit.objects.locked(pk=actor.pk)
    if now() - visit.last_at > SILENCE:
        visit.seen_at = visit.last_at
    visit.last_at = now()
    visit.save()


@transaction.atomic
def see_all(*, actor: User) -> None:
    """Nothing that is published by now is new any more."""
    ListVisit.objects.update_or_create(person=actor, defaults={"seen_at": now(), "last_at": now()})


@transaction.atomic
def move_many(
    *, move_id: UUID, project_ids: Sequence[int], shelf: str, actor: User
) -> ShelfMove | None:
    """Put several projects on a shelf, or back (`shelf` empty); once per gesture.

    Unknown or unpublished ones are passed over. Nothing at all: no gesture.
    """
    company_id = _company_of(actor)
    hold(f"projects.shelves:{company_id}")
    known = ShelfMove.objects.filter(pk=move_id, company_id=company_id).first()
    if known is not None:
        return known
    published = Project.objects.posted().filter(published_at__isnull=False)
    ids = list(published.filter(pk__in=list(project_ids)[:MOST]).values_list("pk", flat=True))
    if not ids:
        return None
    kept = Shelved.objects.filter(company_id=company_id, project__in=ids)
    before = dict.fromkeys(map(str, ids), "")
    before |= {str(project): where for project, where in kept.values_list("project", "shelf")}
    _place(company_id, dict.fromkeys(ids, Shelf(shelf) if shelf else ""))
    return ShelfMove.objects.create(pk=move_id, company_id=company_id, before=before)


@transaction.atomic
def undo_move(*, move_id: UUID, actor: User) -> ShelfMove:
    """Put every project of a gesture back where it stood; twice is as good as once.

    Refused: projects.nothing_to_undo.
    """
    company_id = _company_of(actor)
    hold(f"projects.shelves:{company_id}")
    move = ShelfMove.objects.filter(company_id=company_id).locked(pk=move_id)
    if move.undone_at is not None:
        return move
    if move.at < now() - UNDO:
        raise NothingToUndo
    _place(company_id, {int(project): shelf for project, shelf in move.before.items()})
    move.undone_at = now()
    move.save(update_fields=["undone_at"])
    return move


def _place(company_id: int, shelves: Mapping[int, str]) -> None:
    Shelved.objects.filter(company_id=company_id, project__in=list(shelves)).delete()
    Shelved.objects.bulk_create(
        Shelved(company_id=company_id, project_id=project, shelf=shelf)
        for project, shelf in shelves.items()
        if shelf
    )


def _company_of(actor: User) -> int:
    """Shelves belong to companies; somebody without one has none."""
    if actor.company_id is None:
        raise Http404
    return actor.company_id
