"""What counts as contact details: a corpus of detours, one of innocent lines, and the refusal."""

from pathlib import Path

import pytest

from ouvrage.messaging.detection import find_contact_details
from ouvrage.messaging.errors import ContactDetails
from ouvrage.messaging.rules import check_no_contact_details

DATA = Path(__file__).parent / "data"
TRICKY = (DATA / "tricky.txt").read_text().splitlines()
INNOCENT = (DATA / "innocent.txt").read_text().splitlines()


def test_detours_are_found_and_innocent_lines_left_alone():
    missed = [line for line in TRICKY if not find_contact_details(line)]
    wrong = {line: find_contact_details(line) for line in INNOCENT if find_contact_details(line)}
    caught = len(TRICKY) - len(missed)

    print(  # noqa: T201 - the figures are the point of this test
        f"recall {caught / len(TRICKY):.3f}, precision {caught / (caught + len(wrong)):.3f}"
    )
    assert len(TRICKY) >= 60
    assert len(INNOCENT) >= 60
    assert not missed
    assert not wrong


@pytest.mark.parametrize(
    ("text", "kind", "quoted"),
    [
        ("Bonjour, 06 12 34 56 78 merci", "phone", "06 12 34 56 78"),
        ("Écrire à Paul＠Studio．fr svp", "email", "Paul＠Studio．fr"),
        ("Voyez https://studio.fr/a?b=1 ici", "link", "https://studio.fr/a?b=1"),
        ("Suis-je @paul_durand ?", "handle", "@paul_durand"),
    ],
)
def test_the_finding_tells_kind_place_and_words_as_written(text, kind, quoted):
    (finding,) = find_contact_details(text)

    assert (finding.kind, finding.text) == (kind, quoted)
    assert text[finding.start : finding.end].strip() == quoted


def test_several_details_are_told_in_order_and_never_twice():
    found = find_contact_details("paul@studio.fr ou 06 12 34 56 78 ou www.studio.fr")

    assert [finding.kind for finding in found] == ["email", "phone", "link"]


def test_the_refusal_quotes_what_was_found():
    with pytest.raises(ContactDetails) as refused:
        check_no_contact_details("Bonjour", "appelez le 06 12 34 56 78")

    assert "06 12 34 56 78" in refused.value.text
    assert "conservé" in refused.value.text


def test_a_very_long_text_is_searched_quickly():
    text = "Le budget est de 12 000 € pour 1 500 exemplaires, zéro défaut. " * 600

    assert find_contact_details(text) == []
