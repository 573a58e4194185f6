"""Posting in guided steps: a draft kept on the server, files, review, an account on the way."""

import io
import re
import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from ouvrage.brands.tests.factories import CategoryFactory, SkillFactory
from ouvrage.kit.jobs import run_due
from ouvrage.messaging.models import StoredFile
from ouvrage.messaging.tests.sending import send_in_pieces
from ouvrage.notifications.models import Mail
from ouvrage.projects.models import Project
from ouvrage.projects.states import ProjectState
from ouvrage.projects.tests.factories import ProjectFactory

pytestmark = pytest.mark.django_db
POST = reverse("projects:post")
TEXT = "Nous ouvrons une boulangerie au printemps et cherchons un logo simple qui se voit de loin."


@pytest.fixture(autouse=True)
def own_files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def category():
    category = CategoryFactory()
    SkillFactory().categories.add(category)
    return category


def need(category, **changes):
    answers = {"category_id": category.pk, "title": "Logo pour une boulangerie"}
    return {**answers, "description": TEXT, **changes}


def picture(name="croquis.png"):
    out = io.BytesIO()
    Image.new("RGB", (40, 30), "red").save(out, "PNG")
    return SimpleUploadedFile(name, out.getvalue())


def step(project, name):
    return reverse("projects:step", args=[project.token, name])


def begun(client, category):
    client.post(POST, need(category))
    return Project.objects.get()


def finish(client, project):
    client.post(step(project, "details"), {"summary": "Un logo simple."})
    client.post(step(project, "budget"), {"budget_bracket": "under_1000", "where": "remote"})
    contact = {
        "contact_name": "Claire Martin",
        "contact_email": "claire@courriel.example",
        "contact_phone": "06 39 98 00 12",
        "contact_channels": ["phone"],
        "call_hours": ["morning"],
    }
    return client.post(step(project, "contact"), contact)


def test_a_visitor_posts_from_the_first_word_to_the_mailbox(client, category):
    project = begun(client, category)
    assert project.state == ProjectState.DRAFT
    assert finish(client, project).url == step(project, "relecture")

    review = client.get(step(project, "relecture")).text
    assert "Claire Martin" in review
    assert "Le matin" in review

    answer = client.post(reverse("projects:send", args=[project.token]), follow=True)
    assert "claire@courriel.example" in answer.text
    project.refresh_from_db()
    assert project.held_since is not None
    assert project.contact_phone == "+33639980012"


def test_the_link_in_the_mail_opens_the_account_and_sends_the_project(client, category, mailoutbox):
    project = begun(client, category)
    finish(client, project)
    client.post(reverse("projects:send", args=[project.token]))
    run_due()

    (mail,) = mailoutbox
    link = re.search(r"https?://[^/\s]+(/\S+)", mail.body)[1]
    password = "un mot de passe assez long"
    client.post(link, {"password": password})
    run_due()

    project.refresh_from_db()
    assert project.state == ProjectState.SUBMITTED
    assert Mail.objects.filter(kind="projects.received").count() == 1


def test_a_signed_in_client_sends_at_once(client, category, claire):
    client.force_login(claire)
    project = begun(client, category)
    finish(client, project)

    client.post(reverse("projects:send", args=[project.token]))

    project.refresh_from_db()
    assert (project.state, project.client) == (ProjectState.SUBMITTED, claire)


def test_known_and_unknown_addresses_are_answered_alike(client, category, claire):
    pages = []
    for address in (claire.email, "inconnue@courriel.example"):
        client.cookies.clear()
        Project.objects.all().delete()
        project = begun(client, category)
        finish(client, project)
        Project.objects.update(contact_email=address)
        answer = client.post(reverse("projects:send", args=[project.token]), follow=True)
        pages.append(answer.text.split("<main")[1].replace(address, "x").split("</main")[0])

    assert pages[0] == pages[1]


def test_the_browser_finds_its_draft_again(client, category):
    begun(client, category)

    again = client.get(POST).text

    assert "Vous avez commencé" in again


def test_a_draft_is_found_by_its_token_only_and_once_claimed_by_its_owner(client, category, paul):
    project = begun(client, category)
    client.cookies.clear()
    assert client.get(step(project, "besoin")).status_code == 200
    assert client.get(reverse("projects:step", args=[uuid.uuid4(), "besoin"])).status_code == 404

    owned = ProjectFactory(draft=True)
    assert client.get(step(owned, "besoin")).status_code == 404
    client.force_login(paul)
    assert client.get(step(owned, "besoin")).status_code == 404


def test_errors_are_told_and_what_was_typed_stays(client, category):
    answer = client.post(POST, need(category, title="Logo", description="trop court"))

    assert answer.status_code == 422
    assert "form-errors" in answer.text
    assert "trop court" in answer.text
    assert not Project.objects.exists()


def test_contact_details_in_the_brief_are_quoted_back(client, category):
    answer = client.post(POST, need(category, description=TEXT + " Appelez le 06 12 34 56 78."))

    assert answer.status_code == 422
    assert "06 12 34 56 78 »" in answer.text


def test_going_back_keeps_what_is_valid(client, category):
    project = begun(client, category)
    answers = {"go": "back", "budget_bracket": "over_5000", "where": "on_site", "place": ""}

    answer = client.post(step(project, "budget"), answers)

    assert answer.url == step(project, "details")
    project.refresh_from_db()
    assert project.budget_bracket == "over_5000"


def test_an_exact_amount_finds_its_bracket(client, category):
    project = begun(client, category)

    client.post(
        step(project, "budget"),
        {"budget_bracket": "exact", "amount": "1 234,50", "where": "remote"},
    )

    project.refresh_from_db()
    assert (project.budget_cents, project.budget_bracket) == (123_450, "1000_to_5000")


@pytest.mark.parametrize(
    ("answers", "field"),
    [
        ({"budget_bracket": "exact", "where": "remote"}, "amount"),
        ({"budget_bracket": "under_1000", "where": "on_site"}, "place"),
        ({"budget_bracket": "under_1000", "where": "remote", "deadline_on": "2020-01-01"}, "deadl"),
    ],
)
def test_budget_and_dates_must_hold_together(client, category, answers, field):
    project = begun(client, category)

    answer = client.post(step(project, "budget"), answers)

    assert answer.status_code == 422
    assert f'href="#id_{field}' in answer.text


def test_files_arrive_with_the_form_and_go_by_one_button(client, category):
    project = begun(client, category)
    page = step(project, "details")

    client.post(page, {"summary": "", "files": [picture(), picture("autre.png")]})
    assert StoredFile.objects.filter(removed_at=None).count() == 2

    first = StoredFile.objects.first()
    client.post(page, {"summary": "", "remove": str(first.pk)})
    assert StoredFile.objects.filter(removed_at=None).count() == 1


def test_the_browser_sends_files_one_by_one(client, category):
    project = begun(client, category)

    answer = sent(client, project, "croquis.png", picture().read())
    line = client.get(answer["Content-Location"])
    assert "croquis.png" in line.text
    assert line.text.count("<li") == 1

    shown = client.get(reverse("projects:draft_file", args=[project.token, file_id()]) + "?apercu")
    assert shown["Content-Type"] == "image/png"
    assert shown["Content-Security-Policy"].startswith("sandbox")
    assert shown.getvalue().startswith(b"\x89PNG")

    wrong = sent(client, project, "logo.exe", b"MZ\x90")
    assert wrong.status_code == 415
    assert "logo.exe" in wrong.text


def sent(client, project, name, data):
    """A file in one piece, as the page's script sends it."""
    return send_in_pieces(client, f"draft:{project.token}", name, data)


def file_id():
    return StoredFile.objects.get().pk


def test_a_thirteenth_file_finds_no_room(client, category):
    """projects.too_many_files, as the script that sends it reads it."""
    project = begun(client, category)
    for number in range(12):
        sent(client, project, f"note{number}.txt", f"note {number}".encode())

    answer = sent(client, project, "note13.txt", b"note 13")

    assert answer.status_code == 413
    assert StoredFile.objects.count() == 12


def test_an_unfinished_step_is_named_before_sending(client, category):
    project = begun(client, category)

    assert step(project, "budget") in client.get(step(project, "relecture")).text
    answer = client.post(reverse("projects:send", args=[project.token]), follow=True)

    assert "Il manque encore" in answer.text
    assert not Mail.objects.exists()


def test_form_fields_that_nobody_asked_for_change_nothing(client, category):
    begun_with = need(
        category, state="open", client="1", offer_count="9", published_at="2026-01-01"
    )

    client.post(POST, begun_with)

    project = Project.objects.get()
    assert (project.state, project.offer_count) == (ProjectState.DRAFT, 0)
    assert project.published_at is None


def test_a_draft_is_thrown_away(client, category):
    project = begun(client, category)

    client.post(reverse("projects:forget", args=[project.token]))

    assert not Project.objects.exists()
