"""From the bytes of a mail to who wrote it, what is new in it and what hangs on it."""

from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import EmailMessage

from ouvrage.messaging.replies.attachments import Attached, attached_to
from ouvrage.messaging.replies.automatic import who_but_a_person
from ouvrage.messaging.replies.headers import sender_of
from ouvrage.messaging.replies.quoting import new_words
from ouvrage.messaging.replies.states import Why
from ouvrage.messaging.replies.text import text_of


@dataclass(frozen=True, slots=True)
class Opened:
    """What a mail says; `words` are the new ones, `whole` all of its text."""

    sender: str
    machine: Why | None
    words: str
    whole: str
    files: list[Attached]


def parsed(data: bytes) -> EmailMessage:
    return message_from_bytes(data, policy=policy.default)


def open_mail(data: bytes, *, answered: str = "") -> Opened:
    """Read a mail that answers these words of ours."""
    mail = parsed(data)
    sender, whole = sender_of(mail), text_of(mail)
    return Opened(
        sender=sender,
        machine=who_but_a_person(mail, sender=sender),
        words=new_words(whole, answered=answered),
        whole=whole.strip(),
        files=attached_to(mail),
    )
