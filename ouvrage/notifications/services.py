"""What people do with their notices."""

from collections.abc import Sequence
from datetime import datetime
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
def read_notices(*, actor: User, notice_ids: Sequence[UUID] | None = None) -> datetime:
    """Mark these of one's lines as read, or all; the moment by which that is undone."""
    moment = now()
    unread = Notice.objects.filter(reader=actor, read_at__isnull=True)
    if notice_ids is not None:
        unread = unread.filter(pk__in=notice_ids)
    unread.update(read_at=moment)
    return moment


@transaction.atomic
def unread_notices(*, actor: User, read_at: datetime) -> None:
    """Take back what was marked as read at that moment."""
    Notice.objects.filter(reader=actor, read_at=read_at).update(read_at=None)
