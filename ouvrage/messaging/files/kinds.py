"""What a file is, told by its content; its name only decides between look-alikes."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class NotTaken(Exception):
    """This content is refused; `why` is told to the person."""

    def __init__(self, why: str | Promise) -> None:
        self.why = why
        super().__init__(str(why))


@dataclass(frozen=True, slots=True)
class Kind:
    """A content type, the ending it gets, and which check its content passes."""

    content_type: str
    extension: str
    check: str = ""


OCTETS = "application/octet-stream"
OFFICE = "application/vnd.openxmlformats-officedocument."
OPEN = "application/vnd.oasis.opendocument."
ZIPPED = {
    "zip": "application/zip",
    "docx": f"{OFFICE}wordprocessingml.document",
    "xlsx": f"{OFFICE}spreadsheetml.sheet",
    "pptx": f"{OFFICE}presentationml.presentation",
    "odt": f"{OPEN}text",
    "ods": f"{OPEN}spreadsheet",
    "odp": f"{OPEN}presentation",
    "idml": "application/vnd.adobe.indesign-idml-package",
    "sketch": OCTETS,
    "xd": OCTETS,
    "afdesign": OCTETS,
    "key": OCTETS,
    "pages": OCTETS,
    "numbers": OCTETS,
}
TEXTS = {
    "txt": "text/plain",
    "md": "text/markdown",
    "csv": "text/csv",
    "svg": "image/svg+xml",
    "json": "application/json",
    "eps": "application/postscript",
    "ai": "application/postscript",
    "ase": OCTETS,
}
SIGNATURES: tuple[tuple[bytes, dict[str, Kind]], ...] = (
    (b"\xff\xd8\xff", {"": Kind("image/jpeg", "jpg", "image")}),
    (b"\x89PNG\r\n\x1a\n", {"": Kind("image/png", "png", "image")}),
    (b"GIF8", {"": Kind("image/gif", "gif", "image")}),
    (b"%PDF-", {"": Kind("application/pdf", "pdf", "pdf"), "ai": Kind(OCTETS, "ai", "pdf")}),
    (b"PK\x03\x04", {end: Kind(kind, end, "zip") for end, kind in ZIPPED.items()}),
    (b"8BPS", {"": Kind("image/vnd.adobe.photoshop", "psd")}),
    (b"\x06\x06\xed\xf5", {"": Kind("application/x-indesign", "indd")}),
    (b"\xc5\xd0\xd3\xc6", {"": Kind("application/postscript", "eps")}),
    (b"II*\x00", {"": Kind("image/tiff", "tif")}),
    (b"MM\x00*", {"": Kind("image/tiff", "tif")}),
    (b"OTTO", {"": Kind("font/otf", "otf")}),
    (b"\x00\x01\x00\x00\x00", {"": Kind("font/ttf", "ttf")}),
    (b"wOF2", {"": Kind("font/woff2", "woff2")}),
    (b"wOFF", {"": Kind("font/woff", "woff")}),
)
PICTURES_INSIDE = {
    (0, b"RIFF", 8, b"WEBP"): Kind("image/webp", "webp", "image"),
    (4, b"ftyp", 8, b"avif"): Kind("image/avif", "avif", "image"),
    (4, b"ftyp", 8, b"mp42"): Kind("video/mp4", "mp4"),
    (4, b"ftyp", 8, b"isom"): Kind("video/mp4", "mp4"),
}


def kind_of(head: bytes, extension: str) -> Kind:
    """The kind that the first bytes prove. Anything else is refused."""
    for signature, by_extension in SIGNATURES:
        if head.startswith(signature):
            found = by_extension.get(extension) or by_extension.get("")
            if found is None:
                raise NotTaken(_("an archive with this ending is not accepted"))
            return found
    for (at, first, then, second), kind in PICTURES_INSIDE.items():
        if head[at:].startswith(first) and head[then:].startswith(second):
            return kind
    if extension in TEXTS:
        return Kind(TEXTS[extension], extension, "text")
    raise NotTaken(_("its content is not of a kind we know"))
