"""One project's whole life, from the visitor's first word to both ratings."""

import re
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from ouvrage.access.models import Opening
from ouvrage.accounts.models import User
from ouvrage.accounts.tests.factories import UserFactory
from ouvrage.brands.models import Category
from ouvrage.brands.tests.factories import BrandFactory, CategoryFactory
from ouvrage.contracts.models import Contract, ContractDocument, Milestone
from ouvrage.credits.models import CreditKind
from ouvrage.credits.services import grant_credits
from ouvrage.kit.jobs import run_due
from ouvrage.offers.models import Offer
from ouvrage.projects.models import Project
from ouvrage.projects.states import ProjectState
from ouvrage.reviews.models import Review
from tests.journeys import people
from tests.journeys.people import open_with_credit, see, settle, sign, submit
from tools.testing.browser import OpenPage

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]

ADDRESS = "claire.fontaine@chocolaterie.example"
PASSWORD = "un carré de chocolat noir"
NEED = (
    "Nous ouvrons une deuxième boutique à Tours au printemps et voulons un logo. "
    "Dessiné à la main, lisible sur un sachet comme sur une enseigne de trois mètres."
)
PITCH = "Je dessine vos lettres au pinceau, puis je les mets au net."


@dataclass
class Story:
    """Who takes part, each with his own browser."""

    open_page: OpenPage
    category: Category
    paul: User
    sophie: User
    pages: dict[str, Page] = field(default_factory=dict)

    def page(self, who: User) -> Page:
        if who.pseudo not in self.pages:
            self.pages[who.pseudo] = self.open_page(who)
        return self.pages[who.pseudo]

    @property
    def claire(self) -> User:
        return User.objects.get(email=ADDRESS)

    @property
    def project(self) -> Project:
        return Project.objects.get(contact_email=ADDRESS)

    @property
    def contract(self) -> Contract:
        return Contract.objects.get(project=self.project)


@pytest.fixture
def story(open_page: OpenPage, settings: Any) -> Story:
    settings.DEMO_WITHOUT_SECOND_FACTOR = True
    brand = BrandFactory(domain="localhost")
    category = CategoryFactory(brand=brand)
    paul = UserFactory(pseudo="paul", first_name="Paul", last_name="Mercier", provider=True)
    for kind in CreditKind.values:
        grant_credits(company_id=paul.company_id, kind=kind, count=2, cause="gift", key=f"t:{kind}")
    sophie = UserFactory(pseudo="sophie", first_name="Sophie", officer=True)
    run_due()
    return Story(open_page, category, paul, sophie)


def test_one_project_from_the_first_word_to_both_ratings(story: Story) -> None:
    post_as_a_visitor(story)
    activate(story)
    call_and_validate(story)
    find_and_offer(story)
    read_and_select(story)
    sign_both(story)
    work_and_finalise(story)
    rate_both(story)


def post_as_a_visitor(story: Story) -> None:
    title = "Logo pour une chocolaterie de Tours"
    people.post_a_project(
        story.open_page(), story.category.pk, title=title, need=NEED, address=ADDRESS
    )
    assert story.project.state == ProjectState.DRAFT


def activate(story: Story) -> None:
    page = story.open_page()
    people.activate(page, ADDRESS, PASSWORD)
    story.pages[story.claire.pseudo] = page
    assert story.project.state == ProjectState.SUBMITTED


def call_and_validate(story: Story) -> None:
    page = story.page(story.sophie)
    page.goto(reverse("followup:queue"))
    see(page, "Logo pour une chocolaterie de Tours")
    page.keyboard.press("n")
    page.wait_for_url(re.compile(r"/bureau/suivi/\d+/"))
    expect(page.locator("a[href^='tel:']")).to_be_visible()
    page.fill("[name=note]", "Projet sérieux, budget décidé.")
    page.click("button[name=outcome][value=reached]")
    settle(page)
    page.fill("[name=title]", "Logo dessiné à la main pour une chocolaterie")
    page.click("button[name=verdict][value=validated]")
    settle(page)
    project = story.project
    assert project.state == ProjectState.OPEN
    assert project.title == "Logo dessiné à la main pour une chocolaterie"


def find_and_offer(story: Story) -> None:
    page, project = story.page(story.paul), story.project
    page.goto(reverse("projects:list") + "?q=chocolateries")
    page.click("text=Logo dessiné à la main pour une chocolaterie")
    page.wait_for_url(re.compile(rf"/projets/{project.pk}/"))
    expect(page.locator("main")).not_to_contain_text("enseigne de trois mètres")
    open_with_credit(page, project.pk, "consultation")
    page.goto(reverse("web:project", args=[project.pk]) + "?tab=brief")
    see(page, "enseigne de trois mètres")
    expect(page.locator("main")).not_to_contain_text(ADDRESS)
    open_with_credit(page, project.pk, "offre")
    for price in ("1 800", "1 750"):
        people.write_offer(page, project.pk, price=price, pitch=PITCH)
    open_with_credit(page, project.pk, "contact")
    page.goto(reverse("web:project", args=[project.pk]))
    see(page, ADDRESS)
    assert Opening.objects.filter(project=project, company=story.paul.company).count() == 3


def read_and_select(story: Story) -> None:
    page, project = story.page(story.claire), story.project
    offer = Offer.objects.get(project=project)
    assert (offer.price_cents, offer.version) == (175_000, 2)
    page.goto(reverse("offers:compare", args=[project.pk]))
    see(page, "750")
    page.goto(reverse("offers:read", args=[offer.pk]))
    settle(page)
    offer.refresh_from_db()
    assert offer.read_at
    provider = story.page(story.paul)
    provider.goto(reverse("offers:mine"))
    see(provider, "Logo dessiné à la main pour une chocolaterie")
    page.goto(reverse("offers:select", args=[offer.pk]))
    page.locator("main form:has([name=version]) button[data-kind=primary]").click()
    settle(page)
    assert story.project.state == ProjectState.SELECTED


def sign_both(story: Story) -> None:
    contract, page = story.contract, story.page(story.claire)
    page.goto(reverse("contracts:identity", args=[contract.pk]))
    for name, value in {
        "name": "Claire Fontaine",
        "street": "4 rue du Cacao",
        "postcode": "37000",
        "city": "Tours",
    }.items():
        page.fill(f"[name={name}]", value)
    page.locator("main form:has([name=street]) button[data-kind=primary]").click()
    settle(page)
    sign(story.page(story.paul), str(contract.pk), "Paul Mercier", story.paul.email)
    sign(page, str(contract.pk), "Claire Fontaine", ADDRESS)
    assert story.project.state == ProjectState.SIGNED
    assert ContractDocument.objects.get().pdf.startswith(b"%PDF")


def work_and_finalise(story: Story) -> None:
    contract = story.contract
    claire, paul = story.page(story.claire), story.page(story.paul)
    here = reverse("contracts:read", args=[contract.pk])
    milestone = Milestone.objects.get(contract=contract)
    paul.goto(here)
    paul.check("[name=pace][value=on_time]", force=True)
    paul.fill(f'form[action$="{contract.pk}/rapport/"] [name=text]', "Trois pistes sont prêtes.")
    submit(paul, reverse("contracts:report", args=[contract.pk]))
    assert story.project.state == ProjectState.IN_PROGRESS
    paul.goto(here)
    deliver = reverse("contracts:deliver", args=[milestone.pk])
    paul.locator(f'details:has(form[action="{deliver}"]) summary').first.click()
    paul.fill(f'form[action="{deliver}"] [name=text]', "Les fichiers sont sur le rapport.")
    submit(paul, deliver)
    claire.goto(here)
    submit(claire, reverse("contracts:accept", args=[milestone.pk]))
    for page in (claire, paul):
        page.goto(here)
        submit(page, reverse("contracts:paid", args=[milestone.pk]))
    claire.goto(reverse("contracts:finalise", args=[contract.pk]))
    claire.locator("main form button[data-kind=primary]").click()
    settle(claire)
    assert story.project.state == ProjectState.FINALISED


def rate_both(story: Story) -> None:
    for who in (story.claire, story.paul):
        page = story.page(who)
        page.goto(reverse("reviews:give", args=[story.project.pk]))
        for number in range(1, 5):
            page.check(f"[name=score_{number}][value='5']", force=True)
        page.fill("[name=comment]", "Un travail clair, dans les temps, et de bonne humeur.")
        page.locator("main form:has([name=comment]) button[data-kind=primary]").click()
        settle(page)
    assert Review.objects.filter(published_at__isnull=False).count() == 2
    visitor = story.open_page()
    visitor.goto(reverse("web:project", args=[story.project.pk]))
    see(visitor, "Logo dessiné à la main pour une chocolaterie")
