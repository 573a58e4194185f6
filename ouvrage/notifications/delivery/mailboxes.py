"""Advice by mailbox: where its unwanted mails go, and how one says that ours are wanted."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Mailbox:
    """A provider of mailboxes that many of our readers use."""

    name: str
    advice: str | Promise


OTHER = Mailbox(
    "",
    _("Look in the folder of unwanted mails, and add our address to your contacts."),
)
KNOWN: dict[tuple[str, ...], Mailbox] = {
    ("gmail.com", "googlemail.com"): Mailbox(
        "Gmail",
        _(
            "Look under “Spam” and “Promotions”. Open one of our mails and choose “Not spam”, "
            "or drag it to the main tab."
        ),
    ),
    (
        "outlook.com",
        "outlook.fr",
        "hotmail.com",
        "hotmail.fr",
        "live.fr",
        "live.com",
        "msn.com",
    ): Mailbox(
        "Outlook",
        _(
            "Look under “Junk” and “Other”. Then open Settings, Mail, Junk email, and add our "
            "address to the safe senders."
        ),
    ),
    ("yahoo.com", "yahoo.fr", "ymail.com"): Mailbox(
        "Yahoo", _("Look under “Spam”, open our mail and choose “Not spam”.")
    ),
    ("orange.fr", "wanadoo.fr"): Mailbox(
        "Orange",
        _(
            "Look under “Undesirable”. In the settings of the anti-spam, add our address to the "
            "allowed list."
        ),
    ),
    ("free.fr",): Mailbox(
        "Free", _("Look under “Junk”. Zimbra learns: choose “Not spam” on our mail.")
    ),
    ("laposte.net",): Mailbox(
        "La Poste", _("Look under “Spam”, then add our address to your contacts.")
    ),
    ("sfr.fr", "neuf.fr", "cegetel.net"): Mailbox(
        "SFR", _("Look under “Spam”, and add our address to the white list of the anti-spam.")
    ),
    ("icloud.com", "me.com", "mac.com"): Mailbox(
        "iCloud", _("Look under “Junk”, and move our mail to the inbox.")
    ),
}


def mailbox_of(address: str) -> Mailbox:
    domain = address.rpartition("@")[2].lower()
    return next((box for domains, box in KNOWN.items() if domain in domains), OTHER)
