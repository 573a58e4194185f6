"""What hangs on a mail: files that its writer chose, without the logos of signatures."""

from collections.abc import Iterator
from dataclasses import dataclass
from email.message import EmailMessage, Message
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from ouvrage.messaging.files.upload import Upload

SMALL = 50_000
"""Octets below which a picture inside the text is taken for a logo."""
SEALS = frozenset(
    {
        "application/pkcs7-signature",
        "application/x-pkcs7-signature",
        "application/pgp-signature",
        "application/pgp-keys",
        "text/calendar",
    }
)
"""What programs add by themselves."""
MOST_NAMED = 200
"""Files of one mail that are looked at; more is somebody's attack."""


@dataclass(frozen=True, slots=True)
class Attached:
    """One file of a mail, as its writer named it."""

    name: str
    data: bytes

    def as_upload(self) -> Upload:
        return SimpleUploadedFile(self.name, self.data)


def attached_to(mail: EmailMessage) -> list[Attached]:
    """The files of a mail in their order."""
    bodies = {id(mail.get_body(preferencelist=(kind,))) for kind in ("plain", "html")}
    found = (_file(part) for part in _leaves(mail) if id(part) not in bodies)
    return [one for one in found if one is not None][:MOST_NAMED]


def _leaves(part: Message) -> Iterator[Message]:
    """Parts that hold something; a mail that is attached counts as one."""
    if part.get_content_maintype() == "multipart" and part.is_multipart():
        payload: Any = part.get_payload()
        for inner in payload:
            yield from _leaves(inner)
    else:
        yield part


def _file(part: Message) -> Attached | None:
    name = part.get_filename() or ""
    is_text = part.get_content_maintype() == "text"
    if part.get_content_type() in SEALS or (is_text and not name):
        return None
    data = _bytes(part)
    if not data or _is_logo(part, data):
        return None
    return Attached(name or f"piece-jointe.{part.get_content_subtype()}", data)


def _bytes(part: Message) -> bytes:
    if part.get_content_maintype() == "message":
        return part.as_bytes()
    raw: Any = part.get_payload(decode=True)
    return bytes(raw or b"")


def _is_logo(part: Message, data: bytes) -> bool:
    """A small picture that the text shows; one that was attached on purpose is a file."""
    return (
        part.get_content_maintype() == "image"
        and "Content-ID" in part
        and part.get_content_disposition() != "attachment"
        and len(data) < SMALL
    )
