"""Making a PDF from a Typst template and plain data.

Called by jobs and views, never inside a transaction. The same template, data and moment give the
same bytes. A person's text is data, never evaluated.
"""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import typst

import ouvrage

FOLDER = Path(__file__).parent
# Templates of any app import the shared style by its path: "/ui/paper/style.typ".
ROOT = Path(ouvrage.__file__).parent
TAGGED = ("a-2a", "ua-1")
CARRYING = ("a-3a", "ua-1")  # only the third part may carry files of any kind
NO_GLYPH = "could not be displayed"
BOX = "□"
# An archivable PDF may not hold a sign that its fonts lack. What our fonts certainly have: Latin,
# Greek, Cyrillic, common punctuation, currencies, and a few symbols.
COMMON = re.compile(
    r"[^\x09\x0a\x20-\x7e\u00a0-\u024f\u0391-\u03c9\u0410-\u044f"
    r"\u2010-\u2027\u202f\u2030-\u203a\u20ac\u2116\u2122\u2190-\u2193\u2212\u25a1]"
)


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file carried inside the PDF; `relationship` as in PDF/A-3 (« alternative », « data »…)."""

    name: str
    content: bytes
    mime: str
    description: str
    relationship: str = "data"


def typeset(
    template: Path,
    data: Mapping[str, Any],
    moment: datetime,
    attachments: Sequence[Attachment] = (),
) -> bytes:
    """A tagged, archivable PDF (PDF/UA-1 and PDF/A-2a; PDF/A-3a when it carries files).

    Signs that the fonts lack are printed as boxes, and `has_boxes` then tells the template.
    """
    given = {**data, "attachments": [_carried(one) for one in attachments], "has_boxes": False}
    standards = CARRYING if attachments else TAGGED
    try:
        return _compile(template, json.dumps(given, ensure_ascii=False), moment, standards)
    except typst.TypstError as error:
        if NO_GLYPH not in str(error):
            raise
    boxed = COMMON.sub(BOX, json.dumps({**given, "has_boxes": True}, ensure_ascii=False))
    return _compile(template, boxed, moment, standards)


def _compile(template: Path, data: str, moment: datetime, standards: Sequence[str]) -> bytes:
    made: bytes = typst.compile(  # type: ignore[call-overload]
        str(template),
        root=str(ROOT),
        font_paths=[str(FOLDER / "fonts")],
        ignore_system_fonts=True,
        format="pdf",
        pdf_standards=list(standards),
        timestamp=int(moment.timestamp()),
        sys_inputs={"data": data},
    )
    return made


def _carried(file: Attachment) -> dict[str, Any]:
    """As the shared style attaches it; bytes travel as numbers."""
    return {
        "name": file.name,
        "content": list(file.content),
        "mime": file.mime,
        "description": file.description,
        "relationship": file.relationship,
    }
