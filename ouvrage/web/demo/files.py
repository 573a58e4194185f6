"""Files of the demo: a client’s brief and board of colours, a provider’s sketch for him alone, a
card that shows a phone number and is therefore held back.

Safe to run again: what is there is left.
"""

import io
from dataclasses import dataclass
from pathlib import Path

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageDraw, ImageFont

from ouvrage.accounts.models import User
from ouvrage.kit.jobs import run_due
from ouvrage.messaging.models import StoredFile
from ouvrage.offers.models import Offer
from ouvrage.projects.models import Project
from ouvrage.ui.paper.typesetting import typeset
from ouvrage.web.demo.lives import mark_of
from ouvrage.web.demo.reading import briefs
from ouvrage.web.report.files import add_file, shared
from ouvrage.web.report.policy import viewpoint

TEMPLATE = Path(__file__).parent / "papers" / "brief.typ"
Colour = str


@dataclass(frozen=True, slots=True)
class Folder:
    """What one client adds to his project."""

    key: str
    points: tuple[str, ...]
    colours: tuple[Colour, ...]
    says: str = ""


FOLDERS = (
    Folder(
        "coffret-paques-chocolat",
        ("Trois formats de coffret, un seul décor", "Impression deux tons directs", "Livré à plat"),
        ("#3b2418", "#7a4a2b", "#e9d8b4", "#c7452f", "#f4ede0"),
        says="Appelez-moi au 06 12 34 56 78",
    ),
    Folder(
        "identite-velo-cargo",
        (
            "Un signe lisible à trente mètres",
            "Une déclinaison pour les caisses",
            "Charte de six pages",
        ),
        ("#12343b", "#2d8f85", "#f2b632", "#f5f1e8", "#20211f"),
    ),
    Folder(
        "etiquettes-savons-die",
        ("Huit étiquettes, une gamme", "Papier sans plastique", "Mentions INCI lisibles"),
        ("#5e7153", "#a9b88f", "#efe6d2", "#8a5a44", "#2f3b2d"),
    ),
)


def play() -> None:
    """Each folder once."""
    for folder in FOLDERS:
        marks = [mark_of(row) for row in briefs() if row["key"] == folder.key]
        project = Project.objects.select_related("client").filter(imported_as__in=marks).first()
        if project is None or StoredFile.objects.filter(about=shared(project.pk)).exists():
            continue
        _add(project, project.client, "cahier-des-charges.pdf", _brief(project, folder))
        _add(project, project.client, "planche-de-couleurs.png", _board(folder))
        if folder.says:
            _add(project, project.client, "carte-de-visite.png", _card(folder))
        offer = Offer.objects.live().filter(project=project).select_related("author").first()
        if offer:
            _add(project, offer.author, "premiere-piste.png", _sketch(folder))
    run_due()


def _add(project: Project, person: User | None, name: str, content: bytes) -> None:
    view = viewpoint(project, person) if person else None
    if view:
        add_file(view, SimpleUploadedFile(name, content))


def _brief(project: Project, folder: Folder) -> bytes:
    said = {"title": project.title, "need": project.description, "points": folder.points}
    return typeset(TEMPLATE, said, project.created_at)


def _board(folder: Folder) -> bytes:
    """Swatches side by side."""
    picture = Image.new("RGB", (1_200, 800), "#f7f3ec")
    pen = ImageDraw.Draw(picture)
    width = 1_080 // len(folder.colours)
    for place, colour in enumerate(folder.colours):
        left = 60 + place * width
        pen.rectangle((left, 60, left + width - 20, 640), fill=colour)
        pen.ellipse((left + 20, 670, left + 90, 740), fill=colour)
    return _png(picture)


def _sketch(folder: Folder) -> bytes:
    """A sign of circles and bars."""
    picture = Image.new("RGB", (1_000, 1_000), folder.colours[-1])
    pen = ImageDraw.Draw(picture)
    for ring, colour in enumerate(folder.colours[:-1]):
        edge = 120 + ring * 90
        pen.ellipse((edge, edge, 1_000 - edge, 1_000 - edge), fill=colour)
    pen.rectangle((470, 120, 530, 880), fill=folder.colours[-1])
    return _png(picture)


def _card(folder: Folder) -> bytes:
    picture = Image.new("RGB", (1_000, 500), folder.colours[-1])
    font = ImageFont.load_default(44)
    ImageDraw.Draw(picture).text((80, 220), folder.says, font=font, fill=folder.colours[0])
    return _png(picture)


def _png(picture: Image.Image) -> bytes:
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()
