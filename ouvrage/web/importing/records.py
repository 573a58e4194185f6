"""Reading a file of briefs, however dirty: records as text, and what was mended to read them."""

import csv
import io
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

COLUMNS = (
    "reference",
    "title",
    "description",
    "category",
    "skills",
    "budget",
    "client_email",
    "client_name",
    "client_phone",
    "place",
    "deadline",
    "brand",
)
BOM = "\ufeff"


@dataclass(slots=True)
class Record:
    """One row of the file as it was read; `refusal` when its shape alone rules it out."""

    line: int
    cells: dict[str, str] = field(default_factory=dict)
    warnings: list[str] = field(default_factory=list)
    refusal: str = ""


def read_records(path: Path) -> list[Record]:
    """All records of a .csv or .json file. Blank ones are left out.

    Raises ValueError with a sentence when the file as a whole cannot be read.
    """
    content = path.read_bytes()
    if path.suffix.lower() == ".json":
        return list(_from_json(content))
    return list(_from_csv(content))


def _from_csv(content: bytes) -> Iterator[Record]:
    """Record by record, since one file may hold several encodings."""
    lines = _split(content)
    header = next(csv.reader(io.StringIO(_decoded(lines.pop(0)[1])[0].lstrip(BOM))), [])
    names = [name.strip().lower() for name in header]
    if unknown := {"title", "description", "client_email"} - set(names):
        raise ValueError(f"the first line must name the columns; missing: {', '.join(unknown)}")
    for line, raw in lines:
        text, is_mended = _decoded(raw)
        cells = next(csv.reader(io.StringIO(text.replace("\0", "\N{REPLACEMENT CHARACTER}"))), [])
        if not any(cell.strip() for cell in cells):
            continue
        record = Record(line)
        if is_mended:
            record.warnings.append("encoding converted from Windows-1252")
        if len(cells) != len(names):
            record.refusal = f"wrong number of columns ({len(cells)} for {len(names)})"
        record.cells = dict(zip(names, cells, strict=False))
        yield record


def _split(content: bytes) -> list[tuple[int, bytes]]:
    """Records with the line each begins on: a line break inside quotes belongs to the cell."""
    records, start, line, begins, quoted = [], 0, 1, 1, False
    for match in re.finditer(rb'["\n]', content):
        if match.group() == b'"':
            quoted = not quoted
            continue
        line += 1
        if not quoted:
            records.append((begins, content[start : match.start()].rstrip(b"\r")))
            start, begins = match.end(), line
    records.append((begins, content[start:]))
    return [record for record in records if record[1].strip()]


def _decoded(raw: bytes) -> tuple[str, bool]:
    """UTF-8, or else Windows-1252, which gives every byte some letter."""
    try:
        return raw.decode("utf-8"), False
    except UnicodeDecodeError:
        return raw.decode("cp1252", errors="replace"), True


def _from_json(content: bytes) -> Iterator[Record]:
    rows = json.loads(_decoded(content)[0].lstrip(BOM))
    if not isinstance(rows, list):
        raise ValueError("the file must hold a list of objects")  # noqa: TRY004 - told to a person
    for number, row in enumerate(rows, start=1):
        if not isinstance(row, dict):
            yield Record(number, refusal="not an object")
            continue
        record = Record(number, {name: _as_text(row.get(name)) for name in COLUMNS})
        if extra := sorted(row.keys() - set(COLUMNS)):
            record.warnings.append(f"left out, unknown: {', '.join(extra)}")
        yield record


def _as_text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        return "; ".join(map(str, value))
    return str(value)
