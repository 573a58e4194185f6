"""Background entry points: mails read and settled, bytes that nothing needs any more."""

from datetime import timedelta
from uuid import UUID

from ouvrage.kit.jobs import job
from ouvrage.kit.time import now
from ouvrage.messaging.models import IncomingReply
from ouvrage.messaging.replies import raw, services
from ouvrage.messaging.replies.notices import letter_answered
from ouvrage.messaging.replies.opening import open_mail
from ouvrage.messaging.replies.states import ReplyState

PATIENCE = timedelta(minutes=10)
KEPT = timedelta(days=30)
AT_ONCE = 500


@job("messaging.settle_reply")
def settle_reply(*, reply_id: str) -> None:
    """Read a mail outside any transaction, then settle it. Safe to run twice."""
    waiting = IncomingReply.objects.filter(pk=UUID(reply_id), state=ReplyState.RECEIVED)
    row = waiting.select_related("person").first()
    if row is None:
        return
    ours = letter_answered(row)
    opened = open_mail(raw.read(row.pk), answered=ours.text if ours else "")
    services.settle_reply(reply_id=row.pk, opened=opened)


@job("messaging.settle_replies", cron="*/10 * * * *")
def settle_replies() -> None:
    """Give mails a job again whose own was lost; erase bytes that no mail waits for any more."""
    late = IncomingReply.objects.filter(
        state=ReplyState.RECEIVED, received_at__range=(now() - KEPT, now() - PATIENCE)
    )
    for reply_id in late.order_by("received_at").values_list("pk", flat=True)[:AT_ONCE]:
        services.ask_again(reply_id=reply_id)
    for path in raw.older_than(now() - KEPT):
        path.unlink(missing_ok=True)
