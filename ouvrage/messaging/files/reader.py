"""Reads one file in a process of its own: the words in it, and a small picture of it.

`python -m ouvrage.messaging.files.reader FILE TYPE PREVIEW` prints JSON {"words": …}. It knows no
database and no secret; what a hostile file breaks here, breaks here only. Processor time and
written bytes are bounded by the system.
"""

import json
import resource
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PIL import Image

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

SECONDS = 40
MOST_WRITTEN = 5_000_000
MOST_PAGES = 60
PAGES_LOOKED_AT = 5
LONGEST_TEXT = 200_000
PREVIEW = (640, 640)
LARGEST_READ = (2_000, 2_000)
SURE = 0.6
"""Below this confidence a word in a picture is a guess."""


def main(path: Path, content_type: str, preview: Path) -> dict[str, str]:
    """The words inside; writes the preview beside."""
    is_pdf = content_type == "application/pdf"
    words = _read_pdf(path, preview) if is_pdf else _read_picture(path, preview)
    return {"words": words[:LONGEST_TEXT]}


def _read_pdf(path: Path, preview: Path) -> str:
    from pypdfium2 import PdfDocument

    document = PdfDocument(path)
    try:
        _draw_first_page(document, preview)
        pages = [_text_of(document, number) for number in range(min(len(document), MOST_PAGES))]
        if not any(pages):  # a scan: nothing but pictures of text
            looked_at = range(min(len(document), PAGES_LOOKED_AT))
            pages = [_seen_in(_drawn(document, number, scale=2)) for number in looked_at]
        return "\n".join(pages)
    finally:
        document.close()


def _text_of(document: "PdfDocument", number: int) -> str:
    text: str = document[number].get_textpage().get_text_range()
    return text.strip()


def _drawn(document: "PdfDocument", number: int, *, scale: float) -> Image.Image:
    picture: Image.Image = document[number].render(scale=scale).to_pil()
    return picture


def _draw_first_page(document: "PdfDocument", preview: Path) -> None:
    if len(document):
        width, height = document.get_page_size(0)
        largest = max(width, height, 1)
        _keep_small(_drawn(document, 0, scale=2 * PREVIEW[0] / largest), preview)


def _read_picture(path: Path, preview: Path) -> str:
    with Image.open(path) as picture:
        first = picture.convert("RGBA" if "A" in picture.getbands() else "RGB")
    _keep_small(first.copy(), preview)
    return _seen_in(first)


def _keep_small(picture: Image.Image, preview: Path) -> None:
    picture.thumbnail(PREVIEW)
    picture.save(preview, "WEBP", quality=80)


def _seen_in(picture: Image.Image) -> str:
    """The words a person would read, where the optional reader is installed."""
    if find_spec("rapidocr") is None:
        return ""
    import numpy as np
    from rapidocr import RapidOCR

    paper = Image.new("RGB", picture.size, "white")
    paper.paste(picture, mask=picture.getchannel("A") if picture.mode == "RGBA" else None)
    paper.thumbnail(LARGEST_READ)
    reader: Any = RapidOCR(params={"Global.log_level": "critical"})
    seen: Any = reader(np.asarray(paper))
    found = zip(seen.txts or (), seen.scores or (), strict=True)
    return "\n".join(text for text, sure in found if sure >= SURE)


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS + 5))
    resource.setrlimit(resource.RLIMIT_FSIZE, (MOST_WRITTEN, MOST_WRITTEN))
    json.dump(main(Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3])), sys.stdout)
