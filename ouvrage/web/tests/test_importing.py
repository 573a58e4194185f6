"""Importing briefs: each row is judged alone, nothing is created twice, nothing is lost."""

from datetime import date
from pathlib import Path

import pytest

from ouvrage.accounts.models import User
from ouvrage.followup.models import Note, Task
from ouvrage.kit.jobs import run_due
from ouvrage.projects.models import Project
from ouvrage.projects.states import ProjectState
from ouvrage.web.demo import world
from ouvrage.web.demo.reading import DATA
from ouvrage.web.importing import mending
from ouvrage.web.importing.records import read_records
from ouvrage.web.importing.services import import_records

TODAY = date(2026, 11, 24)
FILE = DATA / "imports" / "briefs.csv"
HEADER = (
    "reference,title,description,category,skills,budget,client_email,client_name,client_phone,"
    "place,deadline,brand\n"
)
GOOD = (
    "A-1,Logo pour un fournil,Un logo simple pour la devanture et les sachets de notre fournil de"
    " quartier qui ouvre en mars avec deux boulangers,logo-identite,,800,marc@fournil.example,"
    "Marc Aubin,0199001234,Nantes,15/03/2027,atelier\n"
)


@pytest.fixture
def brands(db: None) -> None:
    world.make_brands()


def file_of(tmp_path: Path, *rows: str) -> Path:
    path = tmp_path / "briefs.csv"
    path.write_text(HEADER + "".join(rows), "utf-8")
    return path


def test_the_big_file_is_judged_as_its_readme_says(brands: None) -> None:
    report = import_records(read_records(FILE), today=TODAY, is_dry=True)

    assert (report.accepted, len(report.skipped), len(report.refused)) == (251, 2, 24)
    assert not Project.objects.exists()


def test_json_and_csv_of_the_same_briefs_meet(brands: None) -> None:
    rows = read_records(DATA / "imports" / "briefs.json")
    references = {row.cells["reference"] for row in read_records(FILE)}

    assert len(rows) == 30
    assert {row.cells["reference"] for row in rows} <= references


def test_an_imported_brief_waits_for_its_first_call(
    brands: None, sophie: User, tmp_path: Path
) -> None:
    report = import_records(read_records(file_of(tmp_path, GOOD)), today=TODAY, officer=sophie)
    run_due()

    project = Project.objects.get()
    assert report.accepted == 1
    assert project.state == ProjectState.SUBMITTED
    assert project.budget_cents == 80_000
    assert project.deadline_on == date(2027, 3, 15)
    assert project.contact_phone == "+33199001234"
    assert Task.objects.filter(project=project, done_at=None).count() == 1


def test_importing_again_creates_nothing(brands: None, tmp_path: Path) -> None:
    path = file_of(tmp_path, GOOD)
    import_records(read_records(path), today=TODAY)

    report = import_records(read_records(path), today=TODAY)

    assert (report.accepted, len(report.skipped)) == (0, 1)
    assert Project.objects.count() == 1


def test_a_duplicate_refused_once_is_refused_again(brands: None, tmp_path: Path) -> None:
    path = file_of(tmp_path, GOOD, GOOD.replace("A-1", "A-9"))
    first = import_records(read_records(path), today=TODAY)

    again = import_records(read_records(path), today=TODAY)

    assert (first.accepted, len(first.refused)) == (1, 1)
    assert (again.accepted, len(again.refused), len(again.skipped)) == (0, 1, 1)


def test_a_doubtful_brief_carries_a_note_for_the_officer(
    brands: None, sophie: User, tmp_path: Path
) -> None:
    doubtful = GOOD.replace("0199001234", "pas de téléphone").replace("A-1", "A-2")

    import_records(read_records(file_of(tmp_path, doubtful)), today=TODAY, officer=sophie)

    note = Note.objects.get()
    assert "client_phone" in note.text
    assert not note.is_readable


def test_a_refused_row_stops_nothing_else(brands: None, tmp_path: Path) -> None:
    bad = GOOD.replace("marc@fournil.example", "marc(at)").replace("A-1", "A-0")

    report = import_records(read_records(file_of(tmp_path, bad, GOOD)), today=TODAY)

    assert report.accepted == 1
    assert report.refused[0][1] == "A-0"
    assert "invalid e-mail" in report.refused[0][2]


def test_a_brief_without_budget_is_queued_and_the_officer_asks(
    brands: None, tmp_path: Path
) -> None:
    report = import_records(
        read_records(file_of(tmp_path, GOOD.replace(",800,", ",?,"))), today=TODAY
    )

    assert report.accepted == 1
    assert Project.objects.get().budget_bracket == ""


@pytest.mark.parametrize(
    ("text", "cents", "bracket", "is_sure"),
    [
        ("1 500€ HT", 150_000, "", True),
        ("1.200,50 €", 120_050, "", True),
        ("3k max", 300_000, "", True),
        ("entre 500 et 800 euros", None, "under_1000", True),
        ("> 5 000 €", None, "over_5000", True),
        ("moins de 1 000 €", None, "under_1000", True),
        ("-300", None, "", False),
        ("999999999999", None, "", False),
        ("75 €/feuillet", None, "", False),
        ("=2+3*100", None, "", False),
        ("", None, "", True),
    ],
)
def test_a_budget_is_read_without_ever_inventing_a_figure(
    text: str, cents: int | None, bracket: str, is_sure: bool
) -> None:
    assert mending.read_budget(text) == mending.Budget(cents, bracket, is_sure)


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("crÃ©ation dâ€™un logo", "création d’un logo"),
        ("<p>Un <b>site</b></p><script>alert(1)</script><li>clair</li>", "Un site\n- clair"),
        ("mo\u200bt\u202e", "mot"),
        ("yo\u200dga \U0001f9d8\u200d\u2640", "yoga \U0001f9d8\u200d\u2640"),
        ("if a < b and c > d", "if a < b and c > d"),
    ],
)
def test_text_is_mended(broken: str, whole: str) -> None:
    text, _ = mending.mend(broken)

    assert [line.strip() for line in text.split("\n") if line.strip()] == whole.split("\n")
