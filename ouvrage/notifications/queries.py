"""What people see of their messages, and what the demonstration mailbox shows."""

from dataclasses import dataclass

from ouvrage.accounts.models import User
from ouvrage.kit.paging import Page, page_of
from ouvrage.notifications.models import DemoMail, Notice

MAILS_AT_ONCE = 30


def unread_count(user: User) -> int:
    """How many lines of the centre were not read yet."""
    return Notice.objects.filter(reader=user, read_at__isnull=True).count()


@dataclass(frozen=True, slots=True)
class Mailbox:
    """Everybody's mails in a demonstration, newest first; of one address when given."""

    address: str = ""
    after: str = ""

    def rows(self) -> Page[DemoMail]:
        mails = DemoMail.objects.defer("raw")
        if self.address:
            mails = mails.filter(address__icontains=self.address)
        return page_of(mails, order=("-pk",), after=self.after, size=MAILS_AT_ONCE)
