"""From a mail to the same on paper."""

from collections.abc import Iterable

from ouvrage.kit.ids import new_id
from ouvrage.notifications.kinds import Service, kind_of
from ouvrage.notifications.models import Mail
from ouvrage.notifications.post.models import PostalAddress, PostalLetter

ON_PAPER = {Service.CONTRACT, Service.MONEY, Service.LEGAL}
"""What is worth a stamp; links that open an account are worth nothing two days later."""


def post_too(mails: Iterable[Mail]) -> None:
    """Building block: put these new mails in the queue of letters too, for readers who asked."""
    worth = [mail for mail in mails if _is_worth_a_stamp(mail)]
    readers = {mail.recipient_id for mail in worth}
    if not readers:
        return
    asking = set(PostalAddress.objects.filter(user__in=readers).values_list("user", flat=True))
    letters = [
        PostalLetter(id=new_id(), mail=mail, reader_id=mail.recipient_id)
        for mail in worth
        if mail.recipient_id in asking
    ]
    if letters:
        PostalLetter.objects.bulk_create(letters, ignore_conflicts=True)


def _is_worth_a_stamp(mail: Mail) -> bool:
    is_plain = mail.recipient_id is not None and not mail.is_secret
    return is_plain and kind_of(mail.kind).service in ON_PAPER
