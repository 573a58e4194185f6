"""What people do with their notices."""

from uuid import UUID

from django.db import transaction

from ouvrage.accounts.models import User
from ouvrage.kit.time import now
from ouvrage.notifications.models import Notice


@transaction.atomic
def read_notice(*, notice_id: UUID, actor: User) -> Notice:
    """Mark one's own line as read; somebody else's does not exist."""
    notice = Notice.objects.filter(reader=actor).found(pk=notice_id)
    Notice.objects.filter(pk=notice_id, read_at__isnull=True).update(read_at=now())
    return notice


@transaction.atomic
def read_all_notices(*, actor: User) -> None:
    """Mark all of one's lines as read."""
    Notice.objects.filter(reader=actor, read_at__isnull=True).update(read_at=now())
