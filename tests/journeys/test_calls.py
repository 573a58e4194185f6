"""A provider calls in vain, Suivi Projet checks, his credit comes back; another is told a tip."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import Page

from ouvrage.access.tests.factories import opened, with_credits
from ouvrage.accounts.models import User
from ouvrage.accounts.tests.factories import UserFactory
from ouvrage.brands.tests.factories import BrandFactory, CategoryFactory
from ouvrage.conftest import activated
from ouvrage.credits.models import CreditKind
from ouvrage.credits.queries import balances
from ouvrage.followup.calendar import is_business_day
from ouvrage.followup.models import Purpose, Task
from ouvrage.kit.time import PARIS, clock_at, now
from ouvrage.offers.tests.factories import offer_of
from ouvrage.projects.models import Project
from ouvrage.projects.tests.factories import ProjectFactory
from tests.journeys.people import newest_mail, see, settle
from tools.testing.browser import OpenPage

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]

LIKED = "Le client a relu votre offre deux fois."


@pytest.fixture
def people(settings: Any) -> dict[str, User]:
    settings.DEMO_WITHOUT_SECOND_FACTOR = True
    return {
        "claire": activated(UserFactory(pseudo="claire")),
        "paul": activated(with_credits(UserFactory(pseudo="paul", provider=True))),
        "sophie": activated(UserFactory(pseudo="sophie", officer=True)),
    }


@pytest.fixture
def project(people: dict[str, User]) -> Project:
    category = CategoryFactory(brand=BrandFactory(domain="localhost"))
    return ProjectFactory(client=people["claire"], category=category)


def mornings(count: int) -> list[datetime]:
    """Ten o'clock on the last business days, the oldest first."""
    day, found = now().astimezone(PARIS), []
    while len(found) < count:
        day -= timedelta(days=1)
        if is_business_day(day.date()):
            found.append(day.replace(hour=10, minute=0, second=0, microsecond=0))
    return found[::-1]


def note_a_call(page: Page, project: Project, at: datetime) -> None:
    page.goto(reverse("web:project", args=[project.pk]))
    page.click("#calls details summary")
    page.fill("#calls [name=called_at]", at.strftime("%Y-%m-%dT%H:%M"))
    page.click("#calls button[value=no_answer]")
    settle(page)


def test_three_calls_in_vain_are_checked_and_the_credit_comes_back(
    open_page: OpenPage, people: dict[str, User], project: Project
) -> None:
    paul, sophie = people["paul"], people["sophie"]
    three = mornings(3)
    with clock_at(three[0] - timedelta(days=1)):
        Project.objects.filter(pk=project.pk).update(confirmed_alive_at=now(), created_at=now())
        opened(paul, project, CreditKind.CONTACT)
    page = open_page(paul)

    for at in three:
        note_a_call(page, project, at)

    task = Task.objects.get(purpose=Purpose.CHECK)
    assert "sans vous joindre" in newest_mail(people["claire"].email)
    desk = open_page(sophie)
    desk.goto(reverse("followup:sheet", args=[task.pk]))
    see(desk, "Appels notés par les prestataires")
    desk.click(f'form[action="{reverse("followup:take", args=[task.pk])}"] button')
    settle(desk)
    desk.click("button[name=outcome][value=wrong_number]")
    settle(desk)

    assert paul.company_id
    assert balances(paul.company_id)[CreditKind.CONTACT].count == 3
    page.goto(reverse("credits:ledger"))
    see(page, f"#{project.pk}")


def test_the_client_says_whether_he_was_called(
    open_page: OpenPage, people: dict[str, User], project: Project
) -> None:
    opened(people["paul"], project, CreditKind.CONTACT)
    page = open_page(people["paul"])
    page.goto(reverse("web:project", args=[project.pk]))
    page.click("#calls button[value=reached]")
    settle(page)

    client = open_page(people["claire"])
    client.goto(reverse("web:project", args=[project.pk]))
    client.click("#calls button[value=confirmed]")
    settle(client)

    page.goto(reverse("web:project", args=[project.pk]))
    see(page, "confirmé par le client")


def test_a_tip_reaches_the_bidder_and_nobody_else(
    open_page: OpenPage, people: dict[str, User], project: Project
) -> None:
    offer_of(people["paul"], project)
    desk = open_page(people["sophie"])
    desk.goto(reverse("followup:tip", args=[project.pk]))
    desk.check(f"[name=company][value='{people['paul'].company_id}']")
    desk.fill("[name=text]", LIKED)
    desk.click("main form button[data-kind=primary]")
    settle(desk)

    page = open_page(people["paul"])
    page.goto(reverse("web:project", args=[project.pk]))
    see(page, LIKED)
    assert LIKED in newest_mail(people["paul"].email)
