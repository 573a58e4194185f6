"""Looking inside a file before it is kept: pictures redrawn, PDF opened, archives counted."""

import io
import zipfile
from collections.abc import Iterator
from itertools import islice
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from PIL import Image, ImageOps, UnidentifiedImageError

from ouvrage.messaging.files.kinds import NotTaken

if TYPE_CHECKING:
    from pikepdf import Pdf

MEGA = 1_000_000
MOST_ENTRIES = 3_000
MOST_UNPACKED = 600 * MEGA
MOST_FRAMES = 300
MOST_PAGES_READ = 100
LONGEST_TEXT = 400_000
FORMATS = {"jpg": "JPEG", "png": "PNG", "gif": "GIF", "webp": "WEBP", "avif": "AVIF"}
WRITTEN = {"docx": "word/document.xml", "odt": "content.xml"}
ACTIVE = ("/JavaScript", "/JS", "/Launch")


def redrawn(data: bytes, extension: str, *, megapixels: int) -> bytes:
    """The same picture drawn anew: no place, no camera, no hidden bytes (SEC-55)."""
    try:
        with Image.open(io.BytesIO(data), formats=[FORMATS[extension]]) as picture:
            _check_size(picture, megapixels)
            return _saved(picture, FORMATS[extension])
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, MemoryError) as error:
        raise NotTaken(_("the picture cannot be read")) from error


def _check_size(picture: Image.Image, megapixels: int) -> None:
    frames = getattr(picture, "n_frames", 1)
    if picture.width * picture.height > megapixels * MEGA or frames > MOST_FRAMES:
        raise NotTaken(
            _("the picture has more than %(limit)s million pixels") % {"limit": megapixels}
        )


def _saved(picture: Image.Image, form: str) -> bytes:
    out = io.BytesIO()
    colours = picture.info.get("icc_profile")
    options: dict[str, object] = {"icc_profile": colours} if colours else {}
    if form in {"JPEG", "WEBP", "AVIF"}:
        options["quality"] = 90
    if getattr(picture, "is_animated", False):
        picture.save(out, form, save_all=True, **options)
        return out.getvalue()
    drawn = ImageOps.exif_transpose(picture)
    clean = Image.frombytes(drawn.mode, drawn.size, drawn.tobytes())
    if palette := drawn.getpalette():
        clean.putpalette(palette)
    if "transparency" in drawn.info and form in {"PNG", "GIF"}:
        options["transparency"] = drawn.info["transparency"]
    clean.save(out, form, **options)
    return out.getvalue()


def pdf_words(data: bytes) -> str:
    """Addresses that a PDF's links lead to, after it opened without password or program."""
    import pikepdf  # slow to load, and no page needs it

    try:
        with pikepdf.open(io.BytesIO(data)) as document:
            _check_quiet(document)
            return " \n ".join(_addresses(document))
    except pikepdf.PasswordError as error:
        raise NotTaken(_("the PDF asks for a password")) from error
    except (pikepdf.PdfError, ValueError, RecursionError) as error:
        raise NotTaken(_("the PDF cannot be read")) from error


def _check_quiet(document: "Pdf") -> None:
    names: Any = document.Root.get("/Names", {})
    opening: Any = document.Root.get("/OpenAction", None)
    kind = opening.get("/S", "") if hasattr(opening, "keys") else ""
    if "/JavaScript" in names or str(kind) in ACTIVE:
        raise NotTaken(_("the PDF contains a program"))


def _addresses(document: "Pdf") -> Iterator[str]:
    for page in islice(document.pages, MOST_PAGES_READ):
        for note in page.obj.get("/Annots", []):
            action = note.get("/A", None)
            if action is not None and "/URI" in action:
                yield str(action["/URI"])


def zip_words(data: bytes, extension: str) -> str:
    """The text of a word-processor document, after the archive's own entries were checked."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            _check_entries(entries)
            inside = WRITTEN.get(extension)
            if inside not in archive.namelist():
                return ""
            with archive.open(inside) as part:
                return _without_tags(part.read(LONGEST_TEXT))
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, KeyError) as error:
        raise NotTaken(_("the archive cannot be read")) from error


def _check_entries(entries: list[zipfile.ZipInfo]) -> None:
    """Bombs, ways out of the folder, links to elsewhere and macros (SEC-58)."""
    if len(entries) > MOST_ENTRIES or sum(entry.file_size for entry in entries) > MOST_UNPACKED:
        raise NotTaken(_("the archive unpacks to too much"))
    for entry in entries:
        path = PurePosixPath(entry.filename.replace("\\", "/"))
        is_link = (entry.external_attr >> 16) & 0o170000 == 0o120000
        if path.is_absolute() or ".." in path.parts or is_link:
            raise NotTaken(_("the archive points outside itself"))
        if path.name.lower() == "vbaproject.bin":
            raise NotTaken(_("the document contains macros"))


def _without_tags(xml: bytes) -> str:
    text: list[str] = []
    inside = False
    for letter in xml.decode("utf-8", "ignore"):
        if letter == "<":
            inside = True
        elif letter == ">":
            inside = False
            text.append(" " if text and text[-1] != " " else "")
        elif not inside:
            text.append(letter)
    return "".join(text)


def text_words(data: bytes) -> str:
    """The text itself; bytes that are no text are refused."""
    if b"\x00" in data[:LONGEST_TEXT]:
        raise NotTaken(_("its content is not text"))
    try:
        return data[:LONGEST_TEXT].decode(
            "utf-8", "strict" if len(data) <= LONGEST_TEXT else "ignore"
        )
    except UnicodeDecodeError:
        return data[:LONGEST_TEXT].decode("cp1252", "replace")
