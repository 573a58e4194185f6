"""Lists as CSV files that a spreadsheet opens without running anything in them."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.http import StreamingHttpResponse

RUNS_AS_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\0")


class _Echo:
    """A file that hands back what is written to it."""

    def write(self, text: str) -> str:
        return text


def csv_response(
    name: str, header: Sequence[Any], rows: Iterable[Sequence[Any]]
) -> StreamingHttpResponse:
    """RFC 4180, UTF-8 with a mark for spreadsheets; rows are sent as they are read."""
    response = StreamingHttpResponse(_lines(header, rows), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def csv_text(header: Sequence[Any], rows: Iterable[Sequence[Any]]) -> str:
    """The same, whole: for a short list that goes into another file."""
    return "".join(_lines(header, rows))


def inert(cell: Any) -> Any:
    """Text that a spreadsheet would run is shown as text (SEC-47); numbers stay numbers."""
    if isinstance(cell, int):
        return cell
    text = str(cell)
    return f"'{text}" if text.startswith(RUNS_AS_FORMULA) else text


def _lines(header: Sequence[Any], rows: Iterable[Sequence[Any]]) -> Iterator[str]:
    writer = csv.writer(_Echo())
    yield "\ufeff"
    yield writer.writerow([inert(cell) for cell in header])
    for row in rows:
        yield writer.writerow([inert(cell) for cell in row])
