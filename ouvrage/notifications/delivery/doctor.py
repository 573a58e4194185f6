"""The mail doctor: every mail to a person, what became of it, why, and what to do."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ouvrage.accounts.models import User
from ouvrage.kit.paging import Page, page_of
from ouvrage.notifications.delivery.models import DoubtfulAddress, Heard
from ouvrage.notifications.kinds import kinds
from ouvrage.notifications.models import Mail
from ouvrage.notifications.sending import DOUBTFUL_ADDRESS
from ouvrage.notifications.states import MailState

MAILS_AT_ONCE = 30
SENT_AS_FAR_AS_WE_KNOW = _(
    "The mail server took it. If you do not find it, look among your unwanted mails, then send "
    "yourself a test."
)
REMEDIES: dict[str, str | Promise] = {
    MailState.QUEUED: _("It leaves within a minute; at night, when your quiet hours end."),
    MailState.FAILED: _(
        "It could not be handed over. Check your address below, then send it again."
    ),
    MailState.CANCELLED: _("It was called back, because what it told is over."),
    MailState.STOPPED: _("You stopped such mails. What it told stands on the site."),
    MailState.GATHERED: _("You asked for such mails once a day: it comes tomorrow at eight."),
    MailState.DIGESTED: _("It was told in a digest, as you asked."),
    Heard.ACCEPTED: SENT_AS_FAR_AS_WE_KNOW,
    Heard.DEFERRED: _("Your mailbox put it off; the mail server goes on trying for some days."),
    Heard.SOFT_BOUNCE: _("Your mailbox refused it for now: it may be full. Then send it again."),
    Heard.DELIVERED: _("It is in your mailbox: look among unwanted mails and other folders."),
    Heard.UNSUBSCRIBED: _("You stopped such mails at your mailbox."),
    Heard.HARD_BOUNCE: _(
        "Your mailbox says that this address does not exist or takes no mail. Correct it, or send "
        "yourself a test if it is right."
    ),
    Heard.COMPLAINT: _(
        "It was reported as unwanted, so that we send service mails only. Send yourself a test to "
        "get all of them again."
    ),
    DOUBTFUL_ADDRESS: _(
        "It did not leave, as mails no longer reach your address. What it told stands on the site."
    ),
}
TONES = {
    Heard.DELIVERED: "good",
    Heard.DEFERRED: "wait",
    Heard.SOFT_BOUNCE: "wait",
    Heard.HARD_BOUNCE: "bad",
    Heard.COMPLAINT: "bad",
}


@dataclass(frozen=True, slots=True)
class Step:
    """One moment in the life of a mail."""

    label: str | Promise
    at: datetime
    answer: str = ""


@dataclass(frozen=True, slots=True)
class Case:
    """One mail as its reader understands it."""

    mail: Mail

    @property
    def state(self) -> str:
        """What stands: the weightiest word heard of it, else how far we got."""
        is_told = self.mail.heard and self.mail.heard != Heard.ACCEPTED
        return self.mail.heard if is_told else self.mail.state

    @property
    def label(self) -> str | Promise:
        if self.state in Heard.values:
            return Heard(self.state).label
        return MailState(self.state).label

    @property
    def tone(self) -> str:
        return (
            TONES.get(Heard(self.state), "neutral")
            if self.state in Heard.values
            else self.mail.tone
        )

    @property
    def title(self) -> str | Promise:
        known = kinds.get(self.mail.kind)
        return known.title if known else ""

    @property
    def reason(self) -> str | Promise:
        """Why one gets it."""
        known = kinds.get(self.mail.kind)
        return known.group.why if known else ""

    @property
    def remedy(self) -> str | Promise:
        if self.mail.error == DOUBTFUL_ADDRESS:
            return REMEDIES[DOUBTFUL_ADDRESS]
        if self.state == MailState.SENT:
            return SENT_AS_FAR_AS_WE_KNOW
        return REMEDIES[self.state]

    @property
    def steps(self) -> list[Step]:
        """Its life as a line of dates."""
        begun = [Step(pgettext_lazy("mail", "written"), self.mail.queued_at)]
        told = [
            Step(Heard(event.heard).label, event.at, event.answer)
            for event in self.mail.events.order_by("at", "pk")
        ]
        if self.mail.sent_at and not told:
            begun.append(Step(MailState.SENT.label, self.mail.sent_at))
        return begun + told

    @property
    def is_running(self) -> bool:
        """Whether more is to be heard within moments."""
        return self.mail.state == MailState.QUEUED

    @property
    def may_be_sent_again(self) -> bool:
        return bool(
            self.mail.text
            and not self.mail.is_secret
            and self.mail.state in {MailState.SENT, MailState.FAILED}
        )


@dataclass(frozen=True, slots=True)
class MyMails:
    """The mails sent to a person, newest first; never their text."""

    after: str = ""

    def rows(self, of: User) -> Page[Mail]:
        own = Mail.objects.filter(recipient=of).defer("html")
        return page_of(own, order=("-queued_at", "-pk"), after=self.after, size=MAILS_AT_ONCE)


def doubt_about(address: str) -> DoubtfulAddress | None:
    return DoubtfulAddress.objects.filter(address=address, cleared_at__isnull=True).first()
