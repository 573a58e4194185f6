"""Spending a credit in a real browser: without scripts, twice in a hurry, in both themes."""

import pytest

from ouvrage.access.tests.factories import opened, with_credits
from ouvrage.accounts.tests.factories import UserFactory
from ouvrage.credits.models import CreditKind
from ouvrage.credits.queries import balances
from ouvrage.projects.tests.factories import ProjectFactory
from tools.testing.browser import DESKTOP, PHONE, sideways_scroll

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def rich():
    return with_credits(UserFactory(pseudo="paul", provider=True))


def left(provider):
    return balances(provider.company_id)[CreditKind.CONSULTATION].count


def test_a_credit_is_spent_without_scripts(open_page, rich):
    project = ProjectFactory()
    page = open_page(rich, scripts=False)

    page.goto(f"/projets/{project.pk}/ouvrir/consultation/")
    page.get_by_role("button", name="Ouvrir le rapport").click()

    page.wait_for_url(f"**/projets/{project.pk}/")
    assert left(rich) == 2


def test_a_double_click_and_a_second_tab_debit_once(open_page, rich):
    project = ProjectFactory()
    page, other = open_page(rich), open_page(rich)
    for tab in (page, other):
        tab.goto(f"/projets/{project.pk}/ouvrir/consultation/")

    page.get_by_role("button", name="Ouvrir le rapport").dblclick()
    page.wait_for_url(f"**/projets/{project.pk}/")
    other.get_by_role("button", name="Ouvrir le rapport").click()
    other.wait_for_url(f"**/projets/{project.pk}/")

    assert left(rich) == 2


@pytest.mark.parametrize("dark", [False, True])
def test_everybody_can_use_these_pages_at_any_width(open_page, axe, rich, dark):
    project = ProjectFactory(contact_phone="", call_hours=["morning"], contact_channels=["email"])
    opened(rich, ProjectFactory(title="Étiquettes de bière : six recettes"))

    for width in (DESKTOP, PHONE):
        page = open_page(rich, width=width, dark=dark)
        for path in (f"/projets/{project.pk}/ouvrir/contact/", "/prospection/", "/credits/"):
            page.goto(path)
            assert axe(page) == []
            assert sideways_scroll(page) == 0
