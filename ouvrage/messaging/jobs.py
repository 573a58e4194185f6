"""Background entry point: bytes that no row needs any more."""

from datetime import timedelta

from ouvrage.kit.jobs import job
from ouvrage.kit.time import now
from ouvrage.messaging import services
from ouvrage.messaging.files import places
from ouvrage.messaging.models import StoredFile

KEPT = timedelta(days=2)
AT_ONCE = 1_000


@job("messaging.sweep_files", cron="10 4 * * *")
def sweep_files() -> None:
    """Erase removed files two days later, and bytes whose row was rolled back."""
    removed = StoredFile.objects.filter(
        removed_at__range=(now() - 15 * KEPT, now() - KEPT)
    ).values_list("pk", flat=True)
    for file_id in list(removed[:AT_ONCE]):
        services.sweep_file(file_id=file_id)
    for path in places.older_than(now() - KEPT):
        if not StoredFile.objects.filter(path=path).exists():
            places.erase(path)
