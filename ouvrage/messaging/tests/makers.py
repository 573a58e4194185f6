"""Files as people send them, honest and hostile."""

import io
import zipfile
from uuid import UUID

import pikepdf
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image


def upload(name: str, data: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data)


def picture(form: str = "PNG", size: tuple[int, int] = (40, 30), **options: object) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, "red").save(out, form, **options)
    return out.getvalue()


def located_picture() -> bytes:
    """A photograph that tells where it was taken, by whom."""
    exif = Image.Exif()
    exif[0x010F] = "Canari Caméra"
    exif[0x8825] = {1: "N", 2: (48.0, 51.0, 0.0)}
    return picture("JPEG", exif=exif)


def pdf(*, program: bool = False, link: str = "", password: str = "") -> bytes:
    out = io.BytesIO()
    document = pikepdf.new()
    page = document.add_blank_page()
    if program:
        action = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")
        document.Root.OpenAction = document.make_indirect(action)
    if link:
        action = pikepdf.Dictionary(S=pikepdf.Name.URI, URI=link)
        note = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, A=action)
        page.obj.Annots = document.make_indirect(pikepdf.Array([note]))
    lock = pikepdf.Encryption(owner=password, user=password) if password else None
    document.save(out, encryption=lock) if lock else document.save(out)
    return out.getvalue()


def archive(*entries: tuple[str, bytes], link: str = "") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in entries:
            packed.writestr(name, data)
        if link:
            entry = zipfile.ZipInfo(link)
            entry.external_attr = 0o120777 << 16
            packed.writestr(entry, "/etc/passwd")
    return out.getvalue()


def document(text: str) -> bytes:
    """A word-processor document that says something."""
    body = f"<w:document><w:p><w:t>{text}</w:t></w:p></w:document>".encode()
    return archive(("[Content_Types].xml", b"<Types/>"), ("word/document.xml", body))


def number(n: int) -> UUID:
    """An identifier by its number."""
    return UUID(int=n)
