"""Posting and finding projects in a real browser: with and without scripts, for everybody."""

import pytest
from django.urls import reverse

from ouvrage.accounts.tests.factories import UserFactory
from ouvrage.brands.tests.factories import CategoryFactory, SkillFactory
from ouvrage.conftest import activated
from ouvrage.projects import alive
from ouvrage.projects.models import Project
from ouvrage.projects.states import ProjectState
from ouvrage.projects.tests.factories import ProjectFactory
from tools.testing.browser import sideways_scroll

pytestmark = pytest.mark.django_db(transaction=True)
TEXT = "Nous ouvrons une boulangerie au printemps et cherchons un logo simple qui se voit de loin."


@pytest.fixture(autouse=True)
def own_files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def sketch(tmp_path):
    path = tmp_path / "croquis.txt"
    path.write_text("Un pain, une lune.")
    return path


@pytest.fixture
def category():
    category = CategoryFactory()
    SkillFactory().categories.add(category)
    return category


def go_on(page):
    page.locator("button[name=go][value=next]").click()


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "plain"])
def test_a_visitor_posts_a_project_with_a_file(open_page, category, sketch, scripts):
    page = open_page(scripts=scripts, width=360)
    page.goto(reverse("projects:post"))
    page.get_by_label("Type de travail").select_option(label=category.name_fr)
    page.get_by_label("Titre").fill("Logo pour une boulangerie")
    page.get_by_label("Votre besoin en détail").fill(TEXT)
    go_on(page)
    page.locator("input[type=file]").set_input_files(sketch)
    if scripts:
        page.get_by_role("link", name="croquis.txt").wait_for()
    go_on(page)
    page.get_by_text("Moins de 1").click()
    go_on(page)
    page.get_by_label("Votre nom").fill("Claire Martin")
    page.get_by_label("Votre e-mail").fill("claire@courriel.example")
    page.get_by_label("Votre téléphone").fill("06 39 98 00 12")
    go_on(page)
    assert page.get_by_role("link", name="croquis.txt").is_visible()
    assert sideways_scroll(page) == 0

    page.get_by_role("button", name="Envoyer mon projet").click()

    assert page.get_by_role("heading", level=1).inner_text().startswith("Vérifiez votre boîte")
    assert Project.objects.get().held_since is not None


@pytest.mark.parametrize(("width", "dark"), [(1280, False), (360, True)])
def test_every_page_can_be_read_by_everybody(open_page, axe, category, width, dark):
    claire = activated(UserFactory(pseudo="claire"))
    paul = activated(UserFactory(pseudo="paul", provider=True))
    project = ProjectFactory(client=claire, offer_count=2, category=category)
    asked = ProjectFactory(client=claire, state=ProjectState.AMENDMENT_REQUESTED)
    draft = ProjectFactory(client=claire, draft=True, category=category)
    steps = ["besoin", "details", "budget", "contact", "relecture"]
    of_client = [
        reverse("projects:mine"),
        reverse("projects:cancel", args=[project.pk]),
        reverse("projects:amend", args=[asked.pk]),
        *(reverse("projects:step", args=[draft.token, step]) for step in steps),
    ]
    pages = {
        claire: of_client,
        paul: [reverse("projects:list"), reverse("projects:list") + "?q=logo&budget=over_5000"],
        None: [reverse("projects:list") + "?q=logo", alive.link_path(project)],
    }

    for user, addresses in pages.items():
        page = open_page(user, width=width, dark=dark)
        for address in addresses:
            page.goto(address)
            assert axe(page) == [], address
            assert sideways_scroll(page) == 0, address


def test_a_filter_takes_effect_at_once_and_stands_in_the_address(page, category):
    ProjectFactory(category=category, title="Petit logo", budget_bracket="under_1000")
    ProjectFactory(category=category, title="Grand chantier", budget_bracket="over_5000")
    page.goto(reverse("projects:list"))

    page.check("#filtre-budget-over_5000")

    page.get_by_text("Petit logo").wait_for(state="detached")
    assert page.get_by_text("Grand chantier").is_visible()
    assert "budget=over_5000" in page.url


def test_a_provider_hides_a_project_and_puts_it_back(open_page, category):
    paul = activated(UserFactory(pseudo="paul", provider=True))
    ProjectFactory(category=category, title="Petit logo")
    page = open_page(paul)
    page.goto(reverse("projects:list"))

    page.locator("[data-row]").get_by_role("button", name="Masquer").click()
    page.get_by_text("est masqué de votre liste").wait_for()
    page.get_by_role("button", name="Remettre").click()

    page.get_by_role("link", name="Petit logo").wait_for()
    assert not paul.company.shelved.exists()
