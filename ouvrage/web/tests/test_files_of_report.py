"""Files on a report: who sends, who reads, what stands on the thread."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from ouvrage.access.tests.factories import opened, with_credits
from ouvrage.credits.models import CreditKind
from ouvrage.kit.jobs import run_due
from ouvrage.messaging.models import StoredFile
from ouvrage.messaging.tests.sending import send_in_pieces
from ouvrage.notifications.models import Notice
from ouvrage.projects.tests.factories import ProjectFactory
from ouvrage.web.errors import MayNotSendFiles
from ouvrage.web.report.files import add_file
from ouvrage.web.report.policy import viewpoint

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def project(claire):
    return ProjectFactory(client=claire)


def page_of(person, project):
    browser = Client()
    browser.force_login(person)
    return browser.get(reverse("web:project", args=[project.pk]) + "?tab=files").text


def send(person, project, name="croquis.txt", words=b"Trois pistes pour la devanture"):
    browser = Client()
    browser.force_login(person)
    answer = send_in_pieces(browser, f"report:{project.pk}", name, words)
    run_due()
    return answer


def test_what_the_client_sends_is_read_by_all_who_opened_and_told_them(
    claire, paul, nadia, project
):
    opened(with_credits(paul), project, CreditKind.CONSULTATION)

    assert send(claire, project).status_code == 204

    assert "croquis.txt" in page_of(paul, project)
    assert "croquis.txt" not in page_of(nadia, project)
    assert Notice.objects.filter(reader=paul, kind="web.files").count() == 1
    thread = Client()
    thread.force_login(paul)
    url = reverse("web:project", args=[project.pk]) + "?tab=thread"
    assert "croquis.txt" in thread.get(url).text


def test_ten_files_in_a_day_are_told_once(claire, paul, project):
    opened(with_credits(paul), project, CreditKind.CONSULTATION)

    for number in range(10):
        send(claire, project, f"note{number}.txt", f"note {number}".encode())

    assert Notice.objects.filter(reader=paul, kind="web.files").count() == 1


def test_what_a_provider_sends_is_for_the_client_alone(claire, paul, nadia, project):
    opened(with_credits(paul), project, CreditKind.OFFRE)
    for kind in (CreditKind.CONSULTATION, CreditKind.OFFRE):
        opened(with_credits(nadia), project, kind)

    send(paul, project, "maquette.txt")

    stored = StoredFile.objects.get()
    assert "maquette.txt" in page_of(claire, project)
    assert "maquette.txt" in page_of(paul, project)
    assert "maquette.txt" not in page_of(nadia, project)
    rival = Client()
    rival.force_login(nadia)
    assert rival.get(reverse("messaging:file", args=[stored.pk])).status_code == 404


def test_who_opened_nothing_sends_nothing(paul, project):
    """web.may_not_send_files: by the script's door the place does not exist."""
    assert send(paul, project).status_code == 404
    upload = SimpleUploadedFile("a.txt", b"Bonjour")
    view = viewpoint(project, paul)
    assert view is not None
    with pytest.raises(MayNotSendFiles):
        add_file(view, upload)
    assert not StoredFile.objects.exists()


def test_without_script_several_go_at_once(claire, project):
    browser = Client()
    browser.force_login(claire)
    files = [SimpleUploadedFile(f"note{n}.txt", f"note {n}".encode()) for n in range(3)]

    answer = browser.post(reverse("web:files", args=[project.pk]), {"files": files})

    assert answer.status_code == 303
    assert StoredFile.objects.count() == 3


def test_a_file_about_nothing_known_is_nobody_s(claire, project):
    browser = Client()
    browser.force_login(claire)

    for place in ("report:abc", "report:", f"report:{project.pk + 999}", "report:٣"):
        assert send_in_pieces(browser, place, "a.txt", b"Bonjour").status_code == 404


def test_the_page_asks_few_questions(claire, paul, nadia, project, django_assert_max_num_queries):
    for person in (paul, nadia):
        opened(with_credits(person), project, CreditKind.OFFRE)
        for number in range(5):
            send(person, project, f"note{number}.txt", f"{person.pk} {number}".encode())
    browser = Client()
    browser.force_login(claire)

    with django_assert_max_num_queries(32):
        browser.get(reverse("web:project", args=[project.pk]) + "?tab=files")
