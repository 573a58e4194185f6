"""The typesetter: tagged, archivable, the same bytes each time, carrying files when asked."""

import io
from datetime import UTC, datetime
from pathlib import Path

import pikepdf
import pytest

from ouvrage.ui.paper.typesetting import Attachment, typeset

MOMENT = datetime(2026, 11, 25, 12, tzinfo=UTC)
PAGE = Path(__file__).parent / "page.typ"
XML = Attachment("facture.xml", "<prix>1 234,50 €</prix>".encode(), "text/xml", "The same in XML")


def test_a_page_is_tagged_archivable_and_always_the_same() -> None:
    made = typeset(PAGE, {"title": "Relevé"}, MOMENT)

    assert made == typeset(PAGE, {"title": "Relevé"}, MOMENT)
    assert conformance(made) == ("2", "1")


def test_a_page_may_carry_files_byte_for_byte() -> None:
    made = typeset(PAGE, {"title": "Facture"}, MOMENT, [XML])

    assert conformance(made) == ("3", "1")
    with pikepdf.open(io.BytesIO(made)) as pdf:
        assert pdf.attachments["facture.xml"].get_file().read_bytes() == XML.content


@pytest.mark.parametrize("title", ["Une boulangerie 🥐", "#strong[x] \u202e", '"}\\ $x$'])
def test_no_text_of_a_person_stops_a_page(title: str) -> None:
    assert conformance(typeset(PAGE, {"title": title}, MOMENT)) == ("2", "1")


def conformance(made: bytes) -> tuple[str, str]:
    """The part of PDF/A and of PDF/UA that the file claims."""
    with pikepdf.open(io.BytesIO(made)) as pdf, pdf.open_metadata() as metadata:
        return str(metadata["pdfaid:part"]), str(metadata["pdfuaid:part"])
