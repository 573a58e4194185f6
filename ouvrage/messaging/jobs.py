"""Background entry points: files looked at, bytes that no row needs any more; answers by mail."""

from datetime import datetime, timedelta
from uuid import UUID

from ouvrage.kit.jobs import job
from ouvrage.kit.time import now
from ouvrage.messaging import services
from ouvrage.messaging.files import places, scanner
from ouvrage.messaging.files.looking import Seen, is_readable_kind, look_inside
from ouvrage.messaging.files.states import FileState
from ouvrage.messaging.models import PartialUpload, StoredFile
from ouvrage.messaging.replies import jobs as reply_jobs
from ouvrage.messaging.uploads import parts

__all__ = ["look_again", "look_at_file", "reply_jobs", "sweep_files"]

KEPT = timedelta(days=2)
PATIENCE = timedelta(minutes=10)
AT_ONCE = 1_000


@job("messaging.look_at_file")
def look_at_file(*, file_id: str) -> None:
    """Scan a file and read what is in it, outside any transaction; then settle. Safe to run twice.

    A scanner that does not answer makes the job fail: it is tried again, and the file waits unseen.
    """
    stored = StoredFile.objects.filter(pk=UUID(file_id), removed_at=None).first()
    if stored is None or (stored.is_shown and stored.has_preview):
        return
    threat = scanner.threat_in(places.full_path(stored.path)) if scanner.is_scanning() else ""
    seen = look_inside(stored) if is_readable_kind(stored.content_type) and not threat else Seen()
    services.settle_look(file_id=stored.pk, threat=threat, seen=seen)


@job("messaging.look_again", cron="*/10 * * * *")
def look_again() -> None:
    """Files that still wait, because the scanner was away for longer than a job is tried."""
    waiting = StoredFile.objects.filter(
        state=FileState.CHECKING, removed_at=None, stored_at__lt=now() - PATIENCE
    ).order_by("stored_at")
    for stored in waiting[:AT_ONCE]:
        services.ask_again(file_id=stored.pk)


@job("messaging.sweep_files", cron="10 4 * * *")
def sweep_files() -> None:
    """Erase removed files two days later, and bytes whose row was rolled back."""
    removed = StoredFile.objects.filter(
        removed_at__range=(now() - 15 * KEPT, now() - KEPT)
    ).values_list("pk", flat=True)
    for file_id in list(removed[:AT_ONCE]):
        services.sweep_file(file_id=file_id)
    for path in places.older_than(now() - KEPT):
        if not StoredFile.objects.filter(path=path.removesuffix(".webp")).exists():
            places.erase(path)
    _sweep_uploads(now() - KEPT)


def _sweep_uploads(moment: datetime) -> None:
    """Files that never came whole, and parts of those that did."""
    PartialUpload.objects.filter(started_at__lt=moment).delete()
    for path in parts.older_than(moment):
        path.unlink(missing_ok=True)
