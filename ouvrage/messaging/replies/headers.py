"""Headers of mails, read so that a broken one loses a word and never the mail."""

from email.message import EmailMessage
from email.utils import parseaddr
from typing import Any

BROKEN = (ValueError, LookupError, AttributeError, TypeError)
"""What Python's reader raises on headers that no standard allows."""
ADDRESSED = ("To", "Cc", "Delivered-To", "X-Original-To", "Envelope-To", "Resent-To")


def header(mail: EmailMessage, name: str) -> str:
    """All values of a header, decoded where that can be."""
    try:
        return ", ".join(str(value) for value in mail.get_all(name, []))
    except BROKEN:
        return _raw(mail, name)


def sender_of(mail: EmailMessage) -> str:
    """The one address in From, in small letters; none when there are several.

    Taken before words are decoded, so that a name cannot pass for an address.
    """
    try:
        written: Any = mail["From"]
        addresses = [one.addr_spec for one in written.addresses]
    except BROKEN:
        addresses = [parseaddr(_raw(mail, "From"))[1]]
    return addresses[0].strip().lower() if len(addresses) == 1 else ""


def addressed_to(mail: EmailMessage) -> list[str]:
    """Where it was sent, by all headers that tell."""
    return [header(mail, name) for name in ADDRESSED]


def _raw(mail: EmailMessage, name: str) -> str:
    return ", ".join(str(value) for key, value in mail.raw_items() if key.lower() == name.lower())
