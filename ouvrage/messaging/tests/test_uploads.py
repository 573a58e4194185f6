"""Files in pieces: cuts, repeats, strangers, and what the place refuses."""

from datetime import timedelta

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from ouvrage.accounts.tests.factories import UserFactory
from ouvrage.kit.tests.threads import at_once
from ouvrage.kit.time import now
from ouvrage.messaging import jobs, permissions
from ouvrage.messaging.models import PartialUpload, StoredFile
from ouvrage.messaging.parameters import UPLOADS_A_DAY
from ouvrage.messaging.services import store_file
from ouvrage.messaging.tests import makers
from ouvrage.messaging.tests.sending import add, announce, send_in_pieces
from ouvrage.messaging.uploads import parts, targets
from ouvrage.messaging.uploads.targets import Target

pytestmark = pytest.mark.django_db
TEXT = b"Un logo rond, deux couleurs. " * 40


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture(autouse=True)
def desk(monkeypatch):
    """A place "desk:…" open to paul; what is sent there lies beside "desk:<key>"."""

    def target(request, key):
        if getattr(request.user, "pseudo", "") != "paul":
            return None

        def keep(upload):
            return store_file(
                about=f"desk:{key}", owner=request.user, upload=upload, open_talk=False
            )

        return Target(f"desk:{key}", keep)

    monkeypatch.setitem(targets._resolvers, "desk", target)


@pytest.fixture
def browser():
    client = Client()
    client.force_login(UserFactory(pseudo="paul"))
    return client


def test_a_file_arrives_in_pieces_and_is_kept_once_whole(browser):
    answer = send_in_pieces(browser, "desk:1", "brief.txt", TEXT, size=300)

    stored = StoredFile.objects.get()
    assert (stored.name, stored.size, stored.about) == ("brief.txt", len(TEXT), "desk:1")
    assert answer.status_code == 204
    assert "brief.txt" in browser.get(answer["Content-Location"]).text


def test_after_a_cut_one_asks_how_far_it_went_and_goes_on(browser):
    url = announce(browser, "desk:1", "brief.txt", len(TEXT))["Location"]
    add(browser, url, 0, TEXT[:500])

    so_far = int(browser.head(url)["Upload-Offset"])
    add(browser, url, so_far, TEXT[so_far:])

    assert so_far == 500
    stored = StoredFile.objects.get()
    assert stored.size == len(TEXT)


def test_a_piece_sent_twice_or_too_early_changes_nothing(browser):
    url = announce(browser, "desk:1", "brief.txt", len(TEXT))["Location"]
    add(browser, url, 0, TEXT[:500])

    repeated = add(browser, url, 0, b"x" * 500)
    early = add(browser, url, 700, TEXT[700:])
    longer = add(browser, url, 500, TEXT)

    assert [one.status_code for one in (repeated, early, longer)] == [409, 409, 409]
    assert "500" in repeated.text  # messaging.other_offset (OtherOffset)
    add(browser, url, 500, TEXT[500:])
    assert StoredFile.objects.get().size == len(TEXT)


def test_the_last_piece_sent_twice_keeps_one_file(browser):
    url = announce(browser, "desk:1", "brief.txt", len(TEXT))["Location"]
    first = add(browser, url, 0, TEXT)
    again = add(browser, url, 0, TEXT)

    assert first["Content-Location"] == again["Content-Location"]
    assert StoredFile.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_tabs_sending_the_same_piece_count_it_once(browser):
    url = announce(browser, "desk:1", "brief.txt", len(TEXT))["Location"]
    other = Client()
    other.cookies = browser.cookies

    codes = []
    at_once(
        lambda: codes.append(add(browser, url, 0, TEXT[:600]).status_code),
        lambda: codes.append(add(other, url, 0, TEXT[:600]).status_code),
    )

    assert sorted(codes) == [204, 409]
    assert PartialUpload.objects.get().received == 600


def test_somebody_else_s_upload_does_not_exist(browser):
    url = announce(browser, "desk:1", "brief.txt", len(TEXT))["Location"]
    stranger = Client()
    stranger.force_login(UserFactory(pseudo="nadia"))

    assert stranger.head(url).status_code == 404
    assert add(stranger, url, 0, TEXT).status_code == 404
    assert announce(stranger, "desk:1", "a.txt", 3).status_code == 404
    assert announce(browser, "nowhere:1", "a.txt", 3).status_code == 404


def test_too_large_or_empty_is_refused_before_the_first_byte(browser):
    assert announce(browser, "desk:1", "a.psd", 26_000_000).status_code == 413
    assert announce(browser, "desk:1", "a.psd", 0).status_code == 415
    assert not PartialUpload.objects.exists()


def test_what_the_place_refuses_is_said_and_nothing_is_kept(browser):
    answer = send_in_pieces(browser, "desk:1", "logo.exe", b"MZ\x90\x00")

    assert answer.status_code == 415
    assert answer.text.startswith("«")
    assert not StoredFile.objects.exists()


def test_one_person_begins_so_many_files_in_a_day(browser):
    """messaging.too_many_uploads (TooManyUploads)."""
    paul = UserFactory._meta.model.objects.get(pseudo="paul")
    PartialUpload.objects.bulk_create(
        PartialUpload(id=makers.number(n), place="desk:1", owner=paul, name="a", size=1)
        for n in range(UPLOADS_A_DAY.value())
    )

    answer = announce(browser, "desk:1", "brief.txt", 10)

    assert answer.status_code == 429
    assert "100" in answer.text


def test_given_up_files_leave_no_bytes(browser, settings, tmp_path):
    url = announce(browser, "desk:1", "brief.txt", len(TEXT))["Location"]
    add(browser, url, 0, TEXT[:500])

    browser.delete(url)

    assert browser.head(url).status_code == 404
    assert not list((tmp_path / "parts").iterdir())


def test_forgotten_pieces_are_swept(browser, tmp_path):
    url = announce(browser, "desk:1", "brief.txt", len(TEXT))["Location"]
    add(browser, url, 0, TEXT[:500])
    part = next((tmp_path / "parts").iterdir())

    with time_machine.travel(now() + timedelta(days=3)):
        jobs.sweep_files()

    assert not part.exists()
    assert not PartialUpload.objects.exists()


def test_pieces_go_where_they_belong(tmp_path):
    upload = makers.number(1)
    parts.write_at(upload, 0, b"abc")
    parts.write_at(upload, 3, b"def")
    parts.write_at(upload, 3, b"xy")  # a torn write is written over, its tail cut off

    assert parts.path_of(upload).read_bytes() == b"abcxy"


def test_my_files_lists_what_i_sent_and_takes_it_back(browser, monkeypatch):
    send_in_pieces(browser, "desk:1", "brief.txt", TEXT)
    stored = StoredFile.objects.get()

    assert "brief.txt" in browser.get(reverse("messaging:mine")).text
    browser.post(reverse("messaging:remove", args=[stored.pk]))
    browser.post(reverse("messaging:remove", args=[stored.pk]))

    assert "brief.txt" not in browser.get(reverse("messaging:mine")).text


def test_a_file_of_somebody_else_is_not_taken_back(browser):
    other = UserFactory(pseudo="nadia")
    upload = SimpleUploadedFile("notes.txt", b"Bonjour")
    stored = store_file(about="desk:2", owner=other, upload=upload, open_talk=False)

    assert browser.post(reverse("messaging:remove", args=[stored.pk])).status_code == 404
    assert not permissions.may_open(UserFactory(pseudo="zoe"), stored)
