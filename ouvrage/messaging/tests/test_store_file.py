"""Keeping files: what they are by content, what is refused, how much, and how they are read."""

import io
import threading

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, transaction
from django.urls import reverse
from PIL import Image

from ouvrage.accounts.tests.factories import UserFactory
from ouvrage.kit.time import now
from ouvrage.messaging import jobs, permissions
from ouvrage.messaging.errors import ContactDetails, FileKind, FileTooLarge, QuotaReached
from ouvrage.messaging.files import places
from ouvrage.messaging.files.names import clean_name
from ouvrage.messaging.models import StoredFile
from ouvrage.messaging.queries import files_about
from ouvrage.messaging.services import remove_file, store_file
from ouvrage.messaging.tests import makers

pytestmark = pytest.mark.django_db
ABOUT = "shelf:1"


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def shelf(monkeypatch):
    """A subject whose files only paul may read."""
    monkeypatch.setitem(permissions._resolvers, "shelf", [])
    permissions.register("shelf", lambda user, key: user.pseudo == "paul" and key == "1")


def keep(name, data, *, owner=None, open_talk=False):
    return store_file(
        about=ABOUT, owner=owner, upload=SimpleUploadedFile(name, data), open_talk=open_talk
    )


@pytest.mark.parametrize(
    ("name", "data", "kept", "content_type"),
    [
        ("photo.jpeg", makers.picture("JPEG"), "photo.jpg", "image/jpeg"),
        ("logo.png", makers.picture("PNG"), "logo.png", "image/png"),
        ("ancien.gif", makers.picture("GIF"), "ancien.gif", "image/gif"),
        ("leger.webp", makers.picture("WEBP"), "leger.webp", "image/webp"),
        ("leger.avif", makers.picture("AVIF"), "leger.avif", "image/avif"),
        ("brief.pdf", makers.pdf(), "brief.pdf", "application/pdf"),
        ("notes.txt", "Un café, s'il vous plaît".encode(), "notes.txt", "text/plain"),
        ("vieux.txt", "Un café".encode("cp1252"), "vieux.txt", "text/plain"),
        ("tout.zip", makers.archive(("a.txt", b"a")), "tout.zip", "application/zip"),
        ("logo.psd", b"8BPS" + bytes(40), "logo.psd", "image/vnd.adobe.photoshop"),
        ("logo.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "logo.svg", "image/svg+xml"),
        ("photo.png", makers.picture("JPEG"), "photo.jpg", "image/jpeg"),
    ],
)
def test_a_file_is_kept_as_what_its_content_proves(name, data, kept, content_type):
    stored = keep(name, data)

    assert (stored.name, stored.content_type) == (kept, content_type)
    assert places.full_path(stored.path).stat().st_size == stored.size
    assert name not in stored.path


HOSTILE = {
    "program.exe": b"MZ\x90\x00",
    "page.html": b"<script>alert(1)</script>",
    "page.png": b"<script>alert(1)</script>",
    "vide.png": b"",
    "fausse.png": b"\x89PNG\r\n\x1a\n" + b"no picture at all",
    "program.pdf": makers.pdf(program=True),
    "secret.pdf": makers.pdf(password="x"),
    "casse.pdf": b"%PDF-1.7 nothing else",
    "sortie.zip": makers.archive(("../../etc/cron", b"x")),
    "absolu.zip": makers.archive(("/etc/cron", b"x")),
    "lien.zip": makers.archive(link="passwd"),
    "nombreux.zip": makers.archive(*((f"{n}.txt", b"") for n in range(3_001))),
    "macros.docx": makers.archive(("word/vbaProject.bin", b"x")),
    "macros.docm": makers.archive(("word/document.xml", b"<w/>")),
    "casse.zip": b"PK\x03\x04 nothing else",
    "binaire.txt": b"abc\x00def",
    "script.php": b"<?php echo 1;",
    "app.apk": makers.archive(("classes.dex", b"x")),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_or_unknown_content_is_refused_and_nothing_is_kept(name):
    with pytest.raises(FileKind) as refused:
        keep(name, HOSTILE[name])

    assert name in refused.value.text
    assert not StoredFile.objects.exists()
    assert not list(places.full_path("").rglob("*.*"))


def test_a_bomb_of_zeros_is_refused():
    bomb = makers.archive(("zero", bytes(250_000_000)), ("un", bytes(360_000_000)))

    with pytest.raises(FileKind):
        keep("bombe.zip", bomb)


def test_a_picture_of_too_many_pixels_is_refused_before_it_is_drawn():
    with pytest.raises(FileKind) as refused:
        keep("immense.png", makers.picture("PNG", size=(9_000, 7_000)))

    assert "millions de pixels" in refused.value.text


def test_a_photograph_forgets_where_it_was_taken():
    stored = keep("photo.jpg", makers.located_picture())

    data = places.full_path(stored.path).read_bytes()
    assert b"Canari" not in data
    assert not Image.open(io.BytesIO(data)).getexif()


def test_a_picture_with_something_hidden_behind_it_loses_it():
    stored = keep("logo.png", makers.picture() + b"PK\x03\x04<?php evil ?>")

    assert b"evil" not in places.full_path(stored.path).read_bytes()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("appelez-0612345678.png", makers.picture()),
        ("paul@studio.fr.txt", b"bonjour"),
        ("notes.txt", b"Mon numero : 06 12 34 56 78"),
        ("brief.docx", makers.document("Écrivez à paul@studio.fr")),
        ("brief.pdf", makers.pdf(link="mailto:paul@studio.fr")),
    ],
)
def test_contact_details_in_names_and_texts_stay_out_until_talk_is_free(name, data):
    with pytest.raises(ContactDetails):
        keep(name, data)

    assert keep(name, data, open_talk=True).pk


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("../../etc/passwd", "passwd.txt"),
        ("C:\\Users\\paul\\brief.txt", "brief.txt"),
        ("Brief\u202etxt.exe", "Brieftxt.txt"),
        ("a\u200bb\x00c.txt", "abc.txt"),
        ("e\u0301te\u0301.txt", "été.txt"),
        ("   .txt", "fichier.txt"),
        ("x" * 300 + ".txt", "x" * 116 + ".txt"),
    ],
)
def test_names_carry_no_path_and_no_invisible_letter(given, kept):
    assert clean_name(given, "txt") == kept


def test_a_file_over_the_limit_is_not_even_read():
    large = SimpleUploadedFile("large.txt", b"x")
    large.size = 26_000_000

    with pytest.raises(FileTooLarge):
        store_file(about=ABOUT, owner=None, upload=large, open_talk=False)


def test_a_subject_and_a_person_have_only_so_much_room(monkeypatch, paul):
    monkeypatch.setattr("ouvrage.messaging.rules.MEGA", 10)
    monkeypatch.setattr("ouvrage.messaging.rules.check_file_size", lambda upload: None)
    keep("a.txt", b"a" * 2_400)

    with pytest.raises(QuotaReached):
        keep("b.txt", b"b" * 200)
    for number in range(2):
        upload = SimpleUploadedFile("c.txt", b"c" * 1_990)
        store_file(about=f"shelf:{number + 2}", owner=paul, upload=upload, open_talk=False)
    upload = SimpleUploadedFile("d.txt", b"d" * 200)
    with pytest.raises(QuotaReached):
        store_file(about="shelf:9", owner=paul, upload=upload, open_talk=False)


def test_the_same_file_sent_twice_is_kept_once():
    first, second = keep("a.txt", b"bonjour"), keep("a.txt", b"bonjour")

    assert first.pk == second.pk
    assert files_about(ABOUT).count() == 1


def test_visitors_together_have_only_so_much_room(monkeypatch):
    monkeypatch.setattr("ouvrage.messaging.rules.MEGA", 1)
    monkeypatch.setattr("ouvrage.messaging.rules.check_file_size", lambda upload: None)
    for number in range(14):
        upload = SimpleUploadedFile("a.txt", b"a" * 210)
        store_file(about=f"shelf:{number}", owner=None, upload=upload, open_talk=False)

    upload = SimpleUploadedFile("b.txt", b"b" * 210)
    with pytest.raises(QuotaReached):
        store_file(about="shelf:99", owner=None, upload=upload, open_talk=False)


@pytest.mark.django_db(transaction=True)
def test_the_same_file_sent_at_the_same_moment_is_kept_once():
    stored = threading.Event()
    let_go = threading.Event()

    def keep_first():
        with transaction.atomic():
            keep("a.txt", b"bonjour")
            stored.set()
            let_go.wait(0.3)
        connection.close()

    thread = threading.Thread(target=keep_first)
    thread.start()
    stored.wait()
    keep("a.txt", b"bonjour")
    thread.join()

    assert files_about(ABOUT).count() == 1


def test_a_removed_file_disappears_and_its_bytes_go_two_days_later():
    stored = keep("a.txt", b"bonjour")
    remove_file(file_id=stored.pk, about="shelf:2")
    assert files_about(ABOUT).exists()

    remove_file(file_id=stored.pk, about=ABOUT)
    remove_file(file_id=stored.pk, about=ABOUT)
    assert not files_about(ABOUT).exists()
    jobs.sweep_files()
    assert places.full_path(stored.path).exists()

    StoredFile.objects.update(removed_at=now() - jobs.KEPT)
    jobs.sweep_files()
    assert not places.full_path(stored.path).exists()


def test_bytes_without_a_row_are_swept(monkeypatch):
    kept = keep("a.txt", b"bonjour")
    places.write("ab/cd/orphan.123", b"left by a rollback")
    monkeypatch.setattr(jobs, "KEPT", -jobs.KEPT)

    jobs.sweep_files()

    assert not places.full_path("ab/cd/orphan.123").exists()
    assert places.full_path(kept.path).exists()


def test_a_file_is_a_download_that_can_do_nothing(client, shelf, paul):
    stored = keep("dessin.svg", b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>")
    client.force_login(paul)

    answer = client.get(reverse("messaging:file", args=[stored.pk]) + "?apercu")

    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Cache-Control"] == "no-store"
    assert b"svg" in answer.getvalue()


def test_a_redrawn_picture_may_be_shown_inside_a_page(client, shelf, paul):
    stored = keep("logo.png", makers.picture(), open_talk=True)
    client.force_login(paul)
    address = reverse("messaging:file", args=[stored.pk])

    shown, loaded = client.get(address + "?apercu"), client.get(address)

    assert shown["Content-Disposition"].startswith("inline")
    assert loaded["Content-Disposition"].startswith("attachment")
    assert shown.getvalue() == loaded.getvalue()


def test_others_cannot_tell_a_file_from_none(client, shelf, nadia):
    stored = keep("a.txt", b"bonjour")
    address = reverse("messaging:file", args=[stored.pk])
    assert client.get(address).status_code == 302

    client.force_login(nadia)
    assert client.get(address).status_code == 404


def test_a_removed_file_is_not_served(client, shelf, paul):
    stored = keep("a.txt", b"bonjour")
    remove_file(file_id=stored.pk, about=ABOUT)
    client.force_login(paul)

    assert client.get(reverse("messaging:file", args=[stored.pk])).status_code == 404


def test_subjects_that_no_app_knows_stay_closed():
    assert not permissions.may_read(UserFactory(), "unknown:1")
