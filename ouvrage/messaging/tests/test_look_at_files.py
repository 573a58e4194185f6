"""Files are looked at before others see them: the scanner, the words in PDF and pictures."""

import io
import socketserver
import struct
import threading
from datetime import timedelta

import pikepdf
import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image, ImageDraw, ImageFont

from ouvrage.accounts.tests.factories import UserFactory
from ouvrage.journal.models import Fact
from ouvrage.kit.errors import IllegalMove
from ouvrage.kit.jobs import run_due
from ouvrage.kit.time import now
from ouvrage.messaging import jobs, permissions
from ouvrage.messaging.files.scanner import ScannerDown
from ouvrage.messaging.files.states import FileState
from ouvrage.messaging.models import StoredFile
from ouvrage.messaging.services import release_file, store_file
from ouvrage.messaging.tests import makers
from ouvrage.notifications.models import Notice

pytestmark = pytest.mark.django_db
EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def paul():
    return UserFactory(pseudo="paul")


@pytest.fixture
def shelf(monkeypatch):
    """A subject that everybody reads."""
    monkeypatch.setitem(permissions._resolvers, "shelf", [lambda user, key: True])


class Clamd(socketserver.StreamRequestHandler):
    """As much of clamd as INSTREAM takes, over a real connection."""

    def handle(self):
        assert self.rfile.read(10) == b"zINSTREAM\0"
        content = b""
        while (size := struct.unpack("!I", self.rfile.read(4))[0]) > 0:
            content += self.rfile.read(size)
        found = EICAR in content
        self.wfile.write(b"stream: Eicar-Test-Signature FOUND\0" if found else b"stream: OK\0")


@pytest.fixture
def scanner(settings):
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Clamd) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        settings.FILE_SCANNER = f"clamd://127.0.0.1:{server.server_address[1]}"
        yield settings.FILE_SCANNER
        server.shutdown()


def keep(owner, name, data, *, open_talk=False):
    upload = SimpleUploadedFile(name, data)
    return store_file(about="shelf:1", owner=owner, upload=upload, open_talk=open_talk)


def looked_at(stored):
    run_due()
    stored.refresh_from_db()
    return stored


def pdf_saying(text):
    """A PDF whose page says something, as a word processor makes it."""
    out = io.BytesIO()
    document = pikepdf.new()
    page = document.add_blank_page(page_size=(400, 200))
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
    )
    page.obj.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
    words = f"BT /F1 18 Tf 20 100 Td ({text}) Tj ET".encode("latin-1")
    page.obj.Contents = document.make_stream(words)
    document.save(out)
    return out.getvalue()


def picture_saying(text):
    out = io.BytesIO()
    picture = Image.new("RGB", (900, 200), "white")
    font = ImageFont.load_default(34)
    ImageDraw.Draw(picture).text((40, 70), text, font=font, fill="black")
    picture.save(out, "PNG")
    return out.getvalue()


def test_a_quiet_pdf_is_shown_once_it_was_read_with_its_first_page_as_preview(paul, shelf):
    stored = keep(paul, "brief.pdf", pdf_saying("Un logo rond pour une boulangerie"))
    nadia = Client()
    nadia.force_login(UserFactory(pseudo="nadia"))

    address = reverse("messaging:file", args=[stored.pk])
    assert stored.state == FileState.CHECKING
    assert nadia.get(address).status_code == 404
    looked_at(stored)

    assert stored.state == FileState.SHOWN
    assert nadia.get(address).getvalue().startswith(b"%PDF")
    small = nadia.get(reverse("messaging:preview", args=[stored.pk]))
    assert Image.open(io.BytesIO(small.getvalue())).format == "WEBP"
    assert Fact.objects.filter(kind="messaging.file_shown").count() == 1


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("carte.pdf", pdf_saying("Appelez-moi au 06 12 34 56 78")),
        ("carte.png", picture_saying("Appelez-moi au 06 12 34 56 78")),
        ("adresse.png", picture_saying("paul.martin@exemple.fr")),
    ],
)
def test_contact_details_inside_hold_the_file_back_and_its_sender_is_told(paul, name, data):
    stored = looked_at(keep(paul, name, data))

    assert stored.state == FileState.HELD
    assert "coordonnées" in stored.held_because
    assert stored.held_because in Notice.objects.get(reader=paul).text
    assert not Fact.objects.filter(kind="messaging.file_shown").exists()


def test_once_the_contact_is_open_the_same_file_is_shown_at_once(paul):
    stored = keep(paul, "carte.png", picture_saying("06 12 34 56 78"), open_talk=True)

    assert stored.state == FileState.SHOWN
    assert looked_at(stored).has_preview


def test_looked_at_twice_it_is_told_once(paul):
    stored = keep(paul, "carte.pdf", pdf_saying("06 12 34 56 78"))

    jobs.look_at_file(file_id=str(stored.pk))
    jobs.look_at_file(file_id=str(stored.pk))

    assert Notice.objects.count() == 1


def test_a_file_that_breaks_its_reader_is_held_back_and_breaks_nothing_else(paul, monkeypatch):
    stored = keep(paul, "brief.pdf", pdf_saying("Un logo"))
    monkeypatch.setattr("ouvrage.messaging.files.looking.PATIENCE", 0.001)

    looked_at(stored)

    assert stored.state == FileState.HELD
    assert "lu" in stored.held_because


def test_a_person_may_release_what_was_held_back(paul):
    stored = looked_at(keep(paul, "carte.pdf", pdf_saying("06 12 34 56 78")))

    release_file(file_id=stored.pk, actor=UserFactory())

    stored.refresh_from_db()
    assert stored.state == FileState.SHOWN
    with pytest.raises(IllegalMove):
        release_file(file_id=stored.pk, actor=UserFactory())


def test_the_scanner_s_word_decides(paul, scanner):
    clean = looked_at(keep(paul, "notes.txt", b"Bonjour"))
    infected = looked_at(keep(paul, "autres.txt", EICAR, open_talk=True))

    assert (clean.state, infected.state) == (FileState.SHOWN, FileState.HELD)
    assert "Eicar-Test-Signature" in infected.held_because


def test_without_an_answer_the_file_waits_unseen_and_is_looked_at_later(paul, scanner, settings):
    settings.FILE_SCANNER = "clamd://127.0.0.1:1"
    stored = keep(paul, "notes.txt", b"Bonjour")
    with pytest.raises(ScannerDown):
        run_due()
    stored.refresh_from_db()
    assert stored.state == FileState.CHECKING

    settings.FILE_SCANNER = scanner
    with time_machine.travel(now() + timedelta(hours=1)):
        jobs.look_again()

    assert looked_at(stored).state == FileState.SHOWN


def test_removed_meanwhile_it_is_left_alone(paul):
    stored = keep(paul, "brief.pdf", makers.pdf())
    StoredFile.objects.update(removed_at=stored.stored_at)

    assert looked_at(stored).state == FileState.CHECKING
