"""A provider finds, keeps, sorts out: with scripts and keyboard, and without any script."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from ouvrage.access.tests.factories import opened, with_credits
from ouvrage.accounts.models import User
from ouvrage.accounts.tests.factories import UserFactory
from ouvrage.brands.tests.factories import BrandFactory, CategoryFactory, SkillFactory
from ouvrage.conftest import activated
from ouvrage.kit.time import now
from ouvrage.projects import vocabulary
from ouvrage.projects.models import Project, SavedSearch, Shelved
from ouvrage.projects.tests.factories import ProjectFactory
from ouvrage.subscriptions.tests.factories import install_plans
from tools.testing.browser import PHONE, OpenPage, sideways_scroll

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]
LIST = reverse("projects:list")


@pytest.fixture
def paul() -> User:
    BrandFactory()
    install_plans()
    return with_credits(activated(UserFactory(pseudo="paul", provider=True)))


@pytest.fixture
def projects(paul: User) -> list[Project]:
    first = ProjectFactory(title="Logo d’un fournil", budget_bracket="over_5000")
    other = CategoryFactory(slug="web", name_fr="Sites web", brand=first.brand)
    SkillFactory(slug="affichage", name_fr="Affichage urbain")
    made = [
        first,
        ProjectFactory(title="Affiche de festival", brand=first.brand),
        ProjectFactory(title="Site d’une école", brand=first.brand, category=other),
    ]
    vocabulary.refresh()
    return made


def test_filters_words_and_rows_by_keyboard(
    open_page: OpenPage, paul: User, projects: list[Project]
) -> None:
    page = open_page(paul)
    page.goto(LIST)
    page.check("#filtre-budget-over_5000")
    expect(page.locator("#found [data-row]")).to_have_count(1)
    expect(page).to_have_url(re.compile("budget=over_5000"))
    expect(page.locator("#filtre-budget-over_5000")).to_be_focused()
    page.uncheck("#filtre-budget-over_5000")
    expect(page.locator("#found [data-row]")).to_have_count(3)

    page.keyboard.press("Escape")
    page.locator("h1").click()
    page.keyboard.press("j")
    page.keyboard.press("x")
    expect(page.locator("[data-pick]:checked")).to_have_count(1)
    page.locator("#gestes button[value=hidden]").click()
    expect(page.locator("#found [data-row]")).to_have_count(2)
    page.get_by_role("button", name="Annuler ce geste").click()
    expect(page.locator("#found [data-row]")).to_have_count(3)
    assert not Shelved.objects.exists()


def test_suggestions_are_walked_with_the_arrows(
    open_page: OpenPage, paul: User, projects: list[Project]
) -> None:
    page = open_page(paul)
    page.goto(LIST)
    field = page.get_by_role("combobox", name="Chercher")
    field.press_sequentially("affich")
    expect(page.get_by_role("option").first).to_be_visible()
    field.press("ArrowDown")
    expect(page.locator("[role=option][aria-selected=true]")).to_have_text(re.compile("affiche"))
    field.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    field.press("e")
    expect(page.get_by_role("option").first).to_be_visible()
    field.press("ArrowDown")
    field.press("Enter")
    expect(page.locator("#found mark, #found .row-why").first).to_be_visible()
    expect(page.locator("#found [data-row]")).to_have_count(1)


def test_without_scripts_everything_is_there(
    open_page: OpenPage, paul: User, projects: list[Project]
) -> None:
    page = open_page(paul, scripts=False, width=PHONE)
    page.goto(LIST)
    page.locator(".facets-fold > summary").click()
    page.check("#filtre-budget-over_5000")
    page.get_by_role("button", name="Appliquer").click()
    expect(page.locator("#found [data-row]")).to_have_count(1)
    assert sideways_scroll(page) == 0
    page.get_by_role("button", name="Enregistrer cette recherche").click()
    page.wait_for_url(re.compile("/mes-recherches/"))
    saved = SavedSearch.objects.get()
    assert saved.budgets == ["over_5000"]
    page.check("[name=rhythm][value=instant]", force=True)
    page.get_by_role("button", name="Enregistrer ces choix").click()
    page.get_by_role("button", name="Pause").click()
    expect(page.get_by_text("en pause")).to_be_visible()
    assert sideways_scroll(page) == 0


def test_a_card_moves_by_button_and_by_hand(
    open_page: OpenPage, paul: User, projects: list[Project]
) -> None:
    opened(paul, projects[0])
    Project.objects.update(published_at=now() - timedelta(days=1))
    page = open_page(paul)
    page.goto(reverse("access:board"))
    card = page.locator("[data-card]")
    column = page.locator("[data-stage=opened]")
    expect(column.locator("[data-card]")).to_have_count(1)
    card.locator("summary").click()
    card.get_by_role("button", name="En discussion").click()
    expect(page.locator("[data-stage=in_talks] [data-card]")).to_have_count(1)
    page.locator("[data-card]").drag_to(page.locator("[data-stage=lost]"))
    expect(page.locator("[data-stage=lost] [data-card]")).to_have_count(1)
