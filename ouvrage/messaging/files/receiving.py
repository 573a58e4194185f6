"""From what a browser sent to clean bytes with a name, a type and the words found inside."""

import hashlib
from dataclasses import dataclass

from ouvrage.messaging.files import checks
from ouvrage.messaging.files.kinds import Kind, kind_of
from ouvrage.messaging.files.names import clean_name, extension_of, stem_of
from ouvrage.messaging.files.upload import Upload
from ouvrage.messaging.parameters import IMAGE_MEGAPIXELS

QUIET_TEXTS = {"svg", "eps", "ai", "json", "ase"}


@dataclass(frozen=True, slots=True)
class Received:
    """A file that passed: what is kept of it, and the words in which contact details may hide."""

    name: str
    content_type: str
    data: bytes
    words: tuple[str, ...]

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.data).hexdigest()


def receive(upload: Upload) -> Received:
    """Look inside; raises NotTaken with the reason. Reads the file whole: check its size first."""
    data = upload.read()
    extension = extension_of(upload.name or "")
    kind = kind_of(data[:512], extension)
    kept, words = _checked(data, kind)
    name = clean_name(upload.name or "", kind.extension)
    spoken = stem_of(name).replace("_", " ")
    return Received(name, kind.content_type, kept, (spoken, words))


def _checked(data: bytes, kind: Kind) -> tuple[bytes, str]:
    if kind.check == "image":
        return checks.redrawn(data, kind.extension, megapixels=IMAGE_MEGAPIXELS.value()), ""
    if kind.check == "pdf":
        return data, checks.pdf_words(data)
    if kind.check == "zip":
        return data, checks.zip_words(data, kind.extension)
    if kind.check == "text":
        words = checks.text_words(data)
        return data, "" if kind.extension in QUIET_TEXTS else words
    return data, ""
