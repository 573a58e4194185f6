"""The front page and each reader's day."""

import pytest
from django.test import Client
from django.urls import reverse

from ouvrage.accounts.models import User
from ouvrage.brands.tests.factories import BrandFactory
from ouvrage.projects.tests.factories import ProjectFactory


@pytest.mark.django_db
def test_the_front_page_shows_the_newest_validated_projects(client: Client) -> None:
    ProjectFactory(brand=BrandFactory(), title="Enseigne d’une librairie")

    text = client.get("/").content.decode()

    assert "Enseigne d’une librairie" in text


@pytest.mark.django_db
def test_an_empty_site_says_what_to_do(client: Client) -> None:
    BrandFactory()

    assert reverse("projects:post") in client.get("/").content.decode()


def test_a_clients_day_begins_with_his_projects(client: Client, claire: User) -> None:
    ProjectFactory(client=claire, submitted=True, title="Menu d’un restaurant")
    client.force_login(claire)

    assert "Menu d’un restaurant" in client.get(reverse("web:today")).content.decode()


def test_a_providers_day_tells_his_credits(client: Client, paul: User) -> None:
    client.force_login(paul)

    response = client.get(reverse("web:today"))

    assert reverse("credits:ledger") in response.content.decode()


def test_an_officers_day_is_the_queue(client: Client, sophie: User, settings: object) -> None:
    settings.DEMO_WITHOUT_SECOND_FACTOR = True  # type: ignore[attr-defined]
    client.force_login(sophie)

    assert client.get(reverse("web:today")).url == reverse("followup:queue")  # type: ignore[attr-defined]
