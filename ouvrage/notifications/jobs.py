"""Background entry points: send one mail, find those that were left behind."""

from datetime import timedelta
from uuid import UUID

from django.db import transaction

from ouvrage.kit.jobs import enqueue, job
from ouvrage.kit.time import now
from ouvrage.notifications import sending
from ouvrage.notifications.models import Mail
from ouvrage.notifications.states import MailState

LEFT_BEHIND = timedelta(minutes=3)
AT_ONCE = 500


@job("notifications.send")
def send(mail_id: str) -> None:
    """Send one mail, unless another worker has it or it has left already."""
    sending.send_mail(mail_id=UUID(mail_id))


@job("notifications.requeue_stuck", cron="*/5 * * * *")
def requeue_stuck() -> None:
    """Give mails a job again whose own was lost, such as that of a worker that died."""
    late = Mail.objects.filter(state=MailState.QUEUED, due_at__lte=now() - LEFT_BEHIND)
    for mail_id in late.order_by("due_at").values_list("pk", flat=True)[:AT_ONCE]:
        with transaction.atomic():
            enqueue("notifications.send", key=f"mail:{mail_id}", mail_id=str(mail_id))
