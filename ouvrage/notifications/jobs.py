"""Background entry points: send one mail, find those that were left behind, write digests."""

from datetime import timedelta
from uuid import UUID

from django.db import transaction

from ouvrage.kit.jobs import enqueue, job
from ouvrage.kit.time import now
from ouvrage.notifications import digest, sending
from ouvrage.notifications.models import Mail
from ouvrage.notifications.newsletter import jobs as newsletter_jobs
from ouvrage.notifications.push import jobs as push_jobs
from ouvrage.notifications.states import MailState

__all__ = ["newsletter_jobs", "push_jobs", "requeue_stuck", "send", "write_digests"]

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


@job("notifications.write_digests", cron="10 * * * *")
def write_digests() -> None:
    """From eight in the morning, one digest a day to each person with gathered mails; the hour
    is Paris’s, so that it runs every hour and finds what is due."""
    for person_id in digest.due():
        digest.write_digest(person_id=person_id)
