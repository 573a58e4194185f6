"""None left on a project: a pack is bought, and one is back on the project to spend it."""

import re
from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from ouvrage.accounts.tests.factories import UserFactory
from ouvrage.brands.tests.factories import BrandFactory
from ouvrage.conftest import activated
from ouvrage.credits.queries import balances
from ouvrage.credits.tests.factories import install_packs
from ouvrage.projects.tests.factories import ProjectFactory
from ouvrage.subscriptions.tests.factories import install_plans
from tests.journeys.people import press, see, settle
from tools.testing.browser import OpenPage

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]


@pytest.mark.parametrize("scripts", [True, False])
def test_from_an_empty_wallet_through_a_pack_back_to_the_project(
    open_page: OpenPage, scripts: bool
) -> None:
    BrandFactory(domain="localhost")
    install_packs()
    install_plans()
    paul: Any = activated(UserFactory(pseudo="paul", provider=True))
    project = ProjectFactory()
    page = open_page(paul, scripts=scripts)

    page.goto(reverse("access:card", args=[project.pk, "contact"]))
    see(page, "Il ne vous reste aucun crédit de ce type")
    page.get_by_role("link", name="Acheter un pack de crédits").click()
    see(page, "vous revenez au projet")
    page.get_by_role("link", name=re.compile("Prendre ce pack Contacts")).click()
    page.get_by_label("Je demande ces crédits tout de suite").check()
    press(page)
    page.get_by_label("Une nouvelle carte bancaire").check()
    press(page)
    page.get_by_label("Numéro de carte").fill("4242 4242 4242 4242")
    press(page)
    settle(page)
    page.reload()
    page.get_by_role("link", name="Continuer").click()

    page.wait_for_url(re.compile(rf"/projets/{project.pk}/ouvrir/contact/$"))
    expect(page.locator(".balance dd").first).to_have_text("3")
    press(page, "form.ticket button[data-kind=primary]")

    page.wait_for_url(re.compile(rf"/projets/{project.pk}/"))
    assert balances(paul.company_id)["CONTACT"].count == 2
