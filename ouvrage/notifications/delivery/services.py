"""What a person does about his mails: send one again, send himself a test."""

from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.urls import reverse

from ouvrage.accounts.models import User
from ouvrage.brands.models import Brand
from ouvrage.journal.services import record
from ouvrage.kit.db import hold
from ouvrage.kit.ids import new_id
from ouvrage.kit.jobs import enqueue
from ouvrage.kit.time import now
from ouvrage.notifications import facts
from ouvrage.notifications.delivery.doctor import Case
from ouvrage.notifications.errors import NotSentAgain, TooManyTests
from ouvrage.notifications.mails import queue_mail
from ouvrage.notifications.models import Mail
from ouvrage.notifications.parameters import RESENDS_PER_MAIL, TESTS_PER_HOUR


@transaction.atomic
def send_again(*, mail_id: UUID, owner: User) -> Mail:
    """Send the same words once more, to the address the person has now.

    Refused: notifications.not_sent_again (secret, never left, or sent again too often).
    """
    mail = Mail.objects.filter(recipient=owner).locked(pk=mail_id)
    root = mail.key.partition(":again:")[0]
    again = Mail.objects.filter(recipient=owner, key__startswith=f"{root}:again:").count()
    if not Case(mail).may_be_sent_again or again >= RESENDS_PER_MAIL.value():
        raise NotSentAgain
    copy = Mail.objects.create(
        id=new_id(),
        key=f"{root}:again:{again + 1}",
        kind=mail.kind,
        recipient=owner,
        address=owner.email,
        language=mail.language,
        brand=mail.brand,
        project_id=mail.project_id,
        subject=mail.subject,
        text=mail.text,
        html=mail.html,
        url=mail.url,
        unsubscribe=mail.unsubscribe,
        reply_to=mail.reply_to,
    )
    enqueue("notifications.send", key=f"mail:{copy.pk}", mail_id=str(copy.pk))
    return copy


@transaction.atomic
def send_test(*, owner: User, brand: Brand | None) -> Mail:
    """A mail to oneself, to see whether it arrives.

    Refused: notifications.too_many_tests.
    """
    hold(f"notifications:test:{owner.pk}")
    mine = Mail.objects.filter(recipient=owner, kind="notifications.test")
    if mine.filter(queued_at__gt=now() - timedelta(hours=1)).count() >= TESTS_PER_HOUR.value():
        raise TooManyTests
    return queue_mail(
        kind="notifications.test",
        key=f"notifications.test:{new_id()}",
        to=owner,
        context={"at": now()},
        action_url=reverse("notifications:mails"),
        brand=brand,
    )


@transaction.atomic
def note_look(*, person: User, actor: User) -> None:
    """Staff looked at somebody's mails. Then: notifications.mails_looked_at."""
    record(facts.MAILS_LOOKED_AT, subject=person, actor=actor, side="staff")
