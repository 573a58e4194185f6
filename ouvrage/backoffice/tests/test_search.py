"""Staff find what they look for; nobody else does."""

import pytest
from django.test import Client
from django.urls import reverse

from ouvrage.accounts.models import StaffRole, User
from ouvrage.accounts.tests.factories import UserFactory
from ouvrage.projects.tests.factories import ProjectFactory


@pytest.fixture
def staff(db: None, client: Client, settings: object) -> Client:
    settings.DEMO_WITHOUT_SECOND_FACTOR = True  # type: ignore[attr-defined]
    client.force_login(UserFactory(admin=True))
    return client


def test_a_project_is_found_by_its_number(staff: Client) -> None:
    project = ProjectFactory(title="Carte des vins")

    text = staff.get(reverse("backoffice:search"), {"q": f"#{project.pk}"}).content.decode()

    assert "Carte des vins" in text


def test_a_person_is_found_by_pseudo(staff: Client, claire: User) -> None:
    text = staff.get(reverse("backoffice:search"), {"q": "clai"}).content.decode()

    assert claire.email in text


def test_the_books_are_checked_as_the_page_is_made(staff: Client) -> None:
    response = staff.get(reverse("backoffice:books"))

    assert response.status_code == 200
    assert 'data-tone="bad"' not in response.content.decode()


def test_every_parameter_is_shown(staff: Client) -> None:
    text = staff.get(reverse("backoffice:parameters")).content.decode()

    assert "followup.lease_minutes" in text
    assert "projects.reconfirm_days" in text


def test_a_sales_agent_finds_providers_and_nobody_s_project_or_client(
    client: Client, claire: User, paul: User, settings: object
) -> None:
    settings.DEMO_WITHOUT_SECOND_FACTOR = True  # type: ignore[attr-defined]
    client.force_login(UserFactory(staff_roles=[StaffRole.SALES]))
    project = ProjectFactory(client=claire, title="Carte des vins")

    def found(words: str) -> str:
        return client.get(reverse("backoffice:search"), {"q": words}).content.decode()

    assert paul.email in found("paul")
    assert claire.email not in found("clair")
    for words in (f"#{project.pk}", "Carte des", claire.email):
        assert reverse("web:project", args=[project.pk]) not in found(words)
