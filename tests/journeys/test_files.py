"""Files in a real browser: several at once, a cut, a picture that shows a phone number."""

import io
from pathlib import Path
from typing import Any

import pytest
from django.urls import reverse
from PIL import Image, ImageDraw, ImageFont
from playwright.sync_api import Route, expect

from ouvrage.access.tests.factories import opened, with_credits
from ouvrage.kit.jobs import run_due
from ouvrage.messaging.models import PartialUpload, StoredFile
from tests.journeys.people import see
from tests.journeys.test_side_stories import Town, town

__all__ = ["town"]
pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]
PIECES = 3
DROP = ".file-drop input[type=file]"


@pytest.fixture(autouse=True)
def own_folder(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


def picture_saying(text: str) -> bytes:
    out = io.BytesIO()
    picture = Image.new("RGB", (900, 200), "white")
    font = ImageFont.load_default(34)
    ImageDraw.Draw(picture).text((40, 70), text, font=font, fill="black")
    picture.save(out, "PNG")
    return out.getvalue()


def test_a_large_file_goes_on_after_a_cut_and_its_reader_finds_it(town: Town) -> None:
    project = town.project(title="Catalogue d’une pépinière")
    opened(with_credits(town.paul), project)
    files = reverse("web:project", args=[project.pk]) + "?tab=files"
    claire = town.page(town.claire)
    cuts: list[str] = []

    def cut_once(route: Route) -> None:
        if route.request.method == "PATCH" and len(cuts) == 1:
            cuts.append("cut")
            route.abort("connectionreset")
            return
        if route.request.method == "PATCH":
            cuts.append("sent")
        route.continue_()

    claire.route("**/fichiers/envois/**", cut_once)
    claire.goto(files)
    large = b"Une ligne du cahier des charges.\n" * 75_000
    claire.set_input_files(
        DROP,
        [
            {"name": "cahier.txt", "mimeType": "text/plain", "buffer": large},
            {"name": "couleurs.txt", "mimeType": "text/plain", "buffer": b"Vert tilleul"},
        ],
    )

    see(claire, "Liaison coupée")
    expect(claire.locator(".file a", has_text="cahier.txt")).to_be_visible(timeout=20_000)
    expect(claire.locator(".file a", has_text="couleurs.txt")).to_be_visible(timeout=20_000)
    assert StoredFile.objects.get(name="cahier.txt").size == len(large)
    assert PartialUpload.objects.count() == 2
    assert cuts.count("sent") == PIECES + 1

    run_due()
    paul = town.page(town.paul)
    paul.goto(files)
    see(paul, "cahier.txt")
    paul.goto(reverse("web:project", args=[project.pk]) + "?tab=thread")
    see(paul, "Fichier ajouté")


def test_a_picture_with_a_phone_number_stays_its_sender_s(town: Town) -> None:
    project = town.project(title="Enseigne d’un luthier")
    opened(with_credits(town.paul), project)
    files = reverse("web:project", args=[project.pk]) + "?tab=files"
    claire = town.page(town.claire)
    claire.goto(files)
    card = picture_saying("Appelez-moi au 06 12 34 56 78")
    claire.set_input_files(DROP, [{"name": "carte.png", "mimeType": "image/png", "buffer": card}])

    see(claire, "en cours d’examen")
    run_due()
    see(claire, "06 12 34 56 78")  # the line asks again by itself

    paul = town.page(town.paul)
    paul.goto(files)
    expect(paul.get_by_text("carte.png")).to_have_count(0)
