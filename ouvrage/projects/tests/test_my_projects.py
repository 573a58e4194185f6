"""The client's own pages: every project with its next step, completing, leaving others out."""

import pytest
from django.urls import reverse

from ouvrage.messaging.permissions import may_read
from ouvrage.projects.models import Project
from ouvrage.projects.services import request_amendment
from ouvrage.projects.states import ProjectState
from ouvrage.projects.tests.factories import ProjectFactory

pytestmark = pytest.mark.django_db
MINE = reverse("projects:mine")


@pytest.mark.parametrize("state", [*ProjectState])
def test_every_state_has_its_line(client, claire, state):
    ProjectFactory(client=claire, state=state, title="Affiche du marché")
    client.force_login(claire)

    pages = client.get(MINE).text + client.get(MINE + "?etat=termines").text

    assert "Affiche du marché" in pages


def test_nothing_of_others_is_shown(client, claire):
    ProjectFactory(title="Secret de Paul")
    client.force_login(claire)

    answer = client.get(MINE)

    assert "Secret de Paul" not in answer.text
    assert "Pas encore de projet" in answer.text


def test_visitors_are_sent_to_sign_in(client):
    assert client.get(MINE).status_code == 302


def test_the_page_costs_a_bounded_number_of_queries(client, claire, django_assert_max_num_queries):
    ProjectFactory.create_batch(15, client=claire)
    client.force_login(claire)
    client.get(MINE)

    with django_assert_max_num_queries(8):
        client.get(MINE)


def test_a_requested_detail_is_given_from_its_page(client, claire, sophie):
    project = ProjectFactory(submitted=True, client=claire)
    request_amendment(
        project_id=project.pk, text="Combien de pages ?", field="description", actor=sophie
    )
    client.force_login(claire)
    page = reverse("projects:amend", args=[project.pk])

    shown = client.get(page).text
    assert "Combien de pages" in shown
    assert shown.index('id="id_description"') < shown.index('id="id_title"')

    answers = {
        "category_id": project.category_id,
        "title": project.title,
        "description": "Douze pages, en couleurs, à imprimer chez notre imprimeur habituel.",
        "budget_bracket": "under_1000",
        "where": "remote",
        "contact_name": "Claire Martin",
        "contact_channels": ["email"],
    }
    assert client.post(page, answers).status_code == 302
    amended = Project.objects.get(pk=project.pk)
    assert amended.state == ProjectState.SUBMITTED
    assert amended.description.startswith("Douze pages")
    assert amended.contact_email == claire.email


def test_a_project_that_waits_for_nothing_is_not_amended(client, claire):
    project = ProjectFactory(client=claire)
    client.force_login(claire)

    answer = client.get(reverse("projects:amend", args=[project.pk]))

    assert answer.status_code == 409
    assert 'data-code="projects.nothing_asked"' in answer.text


def test_the_client_and_suivi_projet_read_the_files_of_a_project(claire, paul, sophie):
    about = f"project:{ProjectFactory(client=claire).pk}"

    assert may_read(claire, about)
    assert may_read(sophie, about)
    assert not may_read(paul, about)


@pytest.mark.parametrize("page", ["amend", "cancel", "confirm"])
def test_pages_of_somebody_else_s_project_do_not_exist(client, paul, page):
    project = ProjectFactory()
    client.force_login(paul)

    assert client.get(reverse(f"projects:{page}", args=[project.pk])).status_code == 404
