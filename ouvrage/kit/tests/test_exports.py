"""Nothing in an exported list runs when a spreadsheet opens it (SEC-47)."""

import csv
import io

import pytest

from ouvrage.kit.exports import csv_response, inert


@pytest.mark.parametrize(
    "text", ["=1+1", "+33", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "\0=1", "=HYPERLINK(1)"]
)
def test_what_would_run_is_written_as_text(text):
    assert inert(text) == f"'{text}"


def test_numbers_stay_numbers():
    assert inert(-3) == -3


def test_plain_text_stays_as_it_is():
    assert inert("Logo d’une boulangerie") == "Logo d’une boulangerie"


def test_a_file_is_read_back_as_it_was_given():
    rows = [["a;b", 'say "oui"', -1], ["deux\nlignes", "=1", 2]]

    response = csv_response("liste.csv", ["Nom", "Dit", "Compte"], rows)

    text = b"".join(response).decode("utf-8-sig")
    assert list(csv.reader(io.StringIO(text, newline=""))) == [
        ["Nom", "Dit", "Compte"],
        ["a;b", 'say "oui"', "-1"],
        ["deux\nlignes", "'=1", "2"],
    ]
    assert response["Content-Disposition"] == 'attachment; filename="liste.csv"'
