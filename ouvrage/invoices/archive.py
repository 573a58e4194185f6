"""A year of documents in one ZIP with their list, sent as it is read.

Its length is known before, so that progress is true.
"""

import io
import zipfile
from collections.abc import Iterator

from django.db.models.functions import Length
from django.http import StreamingHttpResponse

from ouvrage.invoices.queries import Register
from ouvrage.kit.time import now

LOCAL, CENTRAL, AFTER, END = 30, 46, 16, 22
"""Bytes around each stored file and at the end (APPNOTE 6.3.10); the names count apart."""


class _Pipe(io.RawIOBase):
    """A file that cannot be gone back in and hands over what was written."""

    def __init__(self) -> None:
        self.parts: list[bytes] = []

    def writable(self) -> bool:
        return True

    def write(self, data: bytes) -> int:  # type: ignore[override]
        self.parts.append(bytes(data))
        return len(data)

    def taken(self) -> bytes:
        parts, self.parts = self.parts, []
        return b"".join(parts)


def zip_response(register: Register, name: str, listed: str) -> StreamingHttpResponse:
    """PDF files are stored as they are: they are compressed already. `listed` is the CSV."""
    table = zipfile.ZipInfo(f"{name}.csv", now().timetuple()[:6])
    content = listed.encode()
    kept = register.rows().filter(document__isnull=False)
    sizes = list(kept.annotate(size=Length("document__pdf")).values_list("number", "size"))
    names = [f"{number}.pdf" for number, _size in sizes] + [table.filename]
    length = sum(size for _number, size in sizes) + len(content) + END
    length += sum(LOCAL + CENTRAL + AFTER + 2 * len(one) for one in names)
    response = StreamingHttpResponse(
        _parts(register, table, content), content_type="application/zip"
    )
    response["Content-Disposition"] = f'attachment; filename="{name}.zip"'
    response["Content-Length"] = length
    response["Content-Encoding"] = "identity"  # pages are compressed on the way; this need not
    return response


def _parts(register: Register, table: zipfile.ZipInfo, content: bytes) -> Iterator[bytes]:
    kept = register.rows().filter(document__isnull=False).order_by("issued_on", "pk")
    pipe = _Pipe()
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_STORED) as out:
        out.writestr(table, content)
        for number, day, pdf in kept.values_list("number", "issued_on", "document__pdf").iterator(
            chunk_size=20
        ):
            entry = zipfile.ZipInfo(f"{number}.pdf", (day.year, day.month, day.day, 0, 0, 0))
            out.writestr(entry, bytes(pdf))
            yield pipe.taken()
    yield pipe.taken()
