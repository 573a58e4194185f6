"""What happens beside the main story: giving up, silence, refusals, lost keys, rival officers."""

import re
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import pytest
from allauth.mfa.totp.internal import auth as totp
from django.core import mail
from django.urls import reverse
from playwright.sync_api import Page, expect

from ouvrage.access.tests.factories import opened, with_credits
from ouvrage.accounts.models import User
from ouvrage.accounts.tests.factories import PASSWORD, UserFactory
from ouvrage.brands.models import Category
from ouvrage.brands.tests.factories import BrandFactory, CategoryFactory
from ouvrage.conftest import activated
from ouvrage.contracts.models import Contract
from ouvrage.credits.models import CreditKind
from ouvrage.credits.queries import balances
from ouvrage.kit.jobs import run_due
from ouvrage.kit.time import clock_at, now
from ouvrage.offers.models import Offer
from ouvrage.offers.services import select_offer
from ouvrage.offers.tests.factories import offer_of, whole
from ouvrage.projects.jobs import ask_reconfirmation, put_to_sleep
from ouvrage.projects.models import Project
from ouvrage.projects.services import submit_project
from ouvrage.projects.states import ProjectState
from ouvrage.projects.tests.factories import ProjectFactory
from tests.journeys import people
from tests.journeys.people import link_in_mail, newest_mail, press, see, settle
from tools.testing.browser import OpenPage

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]

NEED = (
    "Nous ouvrons une deuxième boutique à Tours au printemps et voulons un logo. "
    "Dessiné à la main, lisible sur un sachet comme sur une enseigne de trois mètres."
)
NEW_PASSWORD = "une autre phrase, plus longue"
SIGN_IN = re.compile("/compte/connexion/")


@dataclass
class Town:
    """Its people, each with his own browser."""

    open_page: OpenPage
    category: Category
    claire: User
    paul: User
    sophie: User
    pages: dict[str, Page] = field(default_factory=dict)

    def page(self, who: User) -> Page:
        if who.pseudo not in self.pages:
            self.pages[who.pseudo] = self.open_page(who)
        return self.pages[who.pseudo]

    def project(self, **fields: Any) -> Project:
        return ProjectFactory(client=self.claire, category=self.category, **fields)

    def sent(self, title: str) -> Project:
        """Claire's project, on its way to Suivi Projet."""
        project = self.project(draft=True, title=title, description=NEED)
        submit_project(project_id=project.pk, actor=self.claire)
        run_due()
        return project

    def left(self) -> dict[str, int]:
        """Paul's credits: consultation, offre, contact."""
        return credits_of(self.paul)


@pytest.fixture
def town(open_page: OpenPage, settings: Any) -> Town:
    settings.DEMO_WITHOUT_SECOND_FACTOR = True
    category = CategoryFactory(brand=BrandFactory(domain="localhost"))
    claire = activated(UserFactory(pseudo="claire"))
    paul = activated(with_credits(UserFactory(pseudo="paul", provider=True)))
    sophie = activated(UserFactory(pseudo="sophie", last_name="Lambert", officer=True))
    return Town(open_page, category, claire, paul, sophie)


def credits_of(provider: User) -> dict[str, int]:
    """By kind, how many are left."""
    assert provider.company_id
    return {kind: balance.count for kind, balance in balances(provider.company_id).items()}


def days_ago(days: float) -> datetime:
    return now() - timedelta(days=days)


def state_of(project: Project) -> str:
    project.refresh_from_db()
    return project.state


def test_without_scripts_a_visitor_posts_a_project_then_gives_it_up(town: Town) -> None:
    page, address = town.open_page(scripts=False), "claire.fontaine@chocolaterie.example"
    people.post_a_project(
        page, town.category.pk, title="Logo pour une chocolaterie", need=NEED, address=address
    )
    people.activate(page, address, NEW_PASSWORD)
    project = Project.objects.get(contact_email=address)
    assert project.state == ProjectState.SUBMITTED
    assert project.tasks.filter(done_at=None).exists()

    people.cancel(page, project.pk, "postponed")

    see(page, "annulé")
    assert state_of(project) == ProjectState.CANCELLED
    assert not project.tasks.filter(done_at=None).exists()
    assert "annulé" in newest_mail(address)


def test_a_client_gives_up_and_the_bidder_reads_why(town: Town) -> None:
    page, paul = town.page(town.claire), town.page(town.paul)
    for project in (town.project(title="Encore ouvert"), town.project(title="Déjà choisi")):
        full = town.left()
        with clock_at(days_ago(8)):
            opened(town.paul, project, CreditKind.CONSULTATION)
        with clock_at(days_ago(6)):
            opened(town.paul, project, CreditKind.CONTACT)
        opened(town.paul, project, CreditKind.OFFRE)
        offer = offer_of(town.paul, project)
        if project.title == "Déjà choisi":
            select_offer(offer_id=offer.pk, seen_version=1, actor=town.claire)
        run_due()

        people.cancel(page, project.pk, "found_elsewhere")

        assert state_of(project) == ProjectState.CANCELLED
        assert town.left() == full | {CreditKind.CONSULTATION: full[CreditKind.CONSULTATION] - 1}
        letter = newest_mail(town.paul.email)
        assert "Le client a annulé le projet" in letter
        assert "a trouvé quelqu’un ailleurs" in letter
        paul.goto(link_in_mail(town.paul.email))
        see(paul, "a trouvé quelqu’un ailleurs")
        paul.goto(reverse("notifications:notices"))
        see(paul, f"Le crédit contact dépensé sur le projet #{project.pk} vous est rendu")
    assert Contract.objects.get().state == "abandoned"
    paul.goto(reverse("credits:ledger"))
    see(paul, "annulé")


def test_a_contact_opened_long_ago_does_not_come_back(town: Town) -> None:
    project = town.project()
    with clock_at(days_ago(8)):
        opened(town.paul, project, CreditKind.CONTACT)
    spent = town.left()

    people.cancel(town.page(town.claire), project.pk, "abandoned")

    assert town.left() == spent


def test_a_client_completes_at_the_very_field_that_was_asked_for(town: Town) -> None:
    project = town.sent("Logo pour une fromagerie")
    sophie, claire = town.page(town.sophie), town.page(town.claire)
    people.decide(sophie, "amendment", field="category", reason="Est-ce un logo ou un site ?")
    assert state_of(project) == ProjectState.AMENDMENT_REQUESTED
    assert "Est-ce un logo ou un site" in newest_mail(town.claire.email)

    link = link_in_mail(town.claire.email)
    claire.goto(link)
    see(claire, "Est-ce un logo ou un site")
    expect(claire.locator(f"#{link.partition('#')[2]}")).to_be_in_viewport()
    claire.select_option("[name=category_id]", str(town.category.pk))
    claire.click("summary:has-text('Changer aussi autre chose')")
    claire.fill("[name=summary]", "Un logo, seulement un logo.")
    press(claire)

    assert state_of(project) == ProjectState.SUBMITTED
    sophie.goto(reverse("followup:queue"))
    see(sophie, "Logo pour une fromagerie")


def test_a_refusal_and_a_setting_aside_tell_the_client_why(town: Town) -> None:
    claire, sophie = town.page(town.claire), town.page(town.sophie)
    for verdict, code, state in (
        ("refused", "too_vague", ProjectState.REFUSED),
        ("voided", "duplicate", ProjectState.VOIDED),
    ):
        project = town.sent("Logo pour une fromagerie")
        people.decide(sophie, verdict, reason_code=code, reason="Il manque encore l’essentiel.")
        assert state_of(project) == state
        assert "Il manque encore l’essentiel" in newest_mail(town.claire.email)
        claire.goto(link_in_mail(town.claire.email))
        see(claire, "Il manque encore l’essentiel")


def test_setting_aside_returns_every_credit(town: Town) -> None:
    full = town.left()
    with clock_at(days_ago(22)):
        project = town.project()
        for kind in CreditKind:
            opened(town.paul, project, kind)
        offer_of(town.paul, project)
    ask_reconfirmation()
    run_due()
    sophie, paul = town.page(town.sophie), town.page(town.paul)
    sophie.goto(reverse("followup:sheet", args=[project.tasks.get().pk]))
    sophie.click("summary:has-text('Écarter ce projet')")
    sophie.check("[name=reason_code][value=fake]")
    sophie.fill("[name=reason]", "Ce numéro est celui d’une autre personne.")
    press(sophie, "form:has([name=reason_code]) button[data-kind=danger]")

    assert state_of(project) == ProjectState.VOIDED
    assert town.left() == full
    assert "celui d’une autre personne" in newest_mail(town.claire.email)
    paul.goto(link_in_mail(town.paul.email))
    see(paul, "Suivi Projet a écarté le projet")


def test_a_project_that_nobody_confirms_stops_sleeps_and_wakes(town: Town) -> None:
    with clock_at(days_ago(46)):
        forgotten = town.project(title="Affiche oubliée")
    with clock_at(days_ago(24)):
        ask_reconfirmation()
        run_due()
    silent = town.project(title="Logo silencieux")
    paul, visitor, full = town.page(town.paul), town.open_page(), town.left()
    card = reverse("access:card", args=[silent.pk, "contact"])
    paul.goto(card)
    Project.objects.filter(pk=silent.pk).update(confirmed_alive_at=days_ago(22))
    press(paul, "form.ticket button[data-kind=primary]")
    expect(paul.locator("[data-code='access.to_reconfirm']")).to_contain_text("Rien n’a été débité")
    paul.goto(card)
    see(paul, "Personne n’a confirmé récemment")
    expect(paul.locator("form.ticket button")).to_have_count(0)
    assert town.left() == full

    ask_reconfirmation()
    put_to_sleep()
    run_due()
    assert [state_of(forgotten), state_of(silent)] == [ProjectState.DORMANT, ProjectState.OPEN]
    letters = [letter for letter in mail.outbox if town.claire.email in letter.to]
    assert len(letters) == 3
    for title in ("Affiche oubliée", "Logo silencieux"):
        [letter] = [one for one in letters[1:] if title in one.subject]
        visitor.goto(people.link_in(str(letter.body)))
        press(visitor)
        see(visitor, title)

    assert [state_of(forgotten), state_of(silent)] == [ProjectState.OPEN, ProjectState.OPEN]
    people.open_with_credit(paul, silent.pk, "contact")
    assert town.left() == full | {CreditKind.CONTACT: full[CreditKind.CONTACT] - 1}


def test_a_provider_makes_an_account_and_finds_back_what_he_lost(town: Town) -> None:
    page, address = town.open_page(), "rachid@atelier.example"
    page.goto(reverse("account_signup"))
    page.check("[name=hat][value=provider]", force=True)
    page.fill("[name=company_name]", "Atelier Rachid")
    page.fill("[name=email]", address)
    page.fill("[name=username]", "rachid")
    page.fill("[name=password1]", PASSWORD)
    press(page)
    page.goto(link_in_mail(address))
    press(page)
    rachid = User.objects.get(pseudo="rachid")
    assert rachid.company.name == "Atelier Rachid"
    assert credits_of(rachid)[CreditKind.CONSULTATION] > 0

    other, third = town.open_page(), town.open_page()
    people.sign_in(other, "rachid", PASSWORD)
    other.goto(reverse("access:prospecting"))
    expect(other).to_have_url(re.compile("/prospection/"))
    third.goto(reverse("account_reset_password"))
    third.fill("[name=email]", address)
    press(third)
    third.goto(link_in_mail(address))
    third.fill("input[type=password]", NEW_PASSWORD)
    press(third)
    for signed_out in (page, other):
        signed_out.goto(reverse("usersessions_list"))
        expect(signed_out).to_have_url(SIGN_IN)

    people.sign_in(other, "rachid", NEW_PASSWORD)
    people.sign_in(third, "rachid", NEW_PASSWORD)
    third.goto(reverse("usersessions_list"))
    expect(third.locator("main li.row")).to_have_count(2)
    press(third)
    expect(third.locator("main li.row")).to_have_count(1)
    other.goto(reverse("accounts:profile"))
    expect(other).to_have_url(SIGN_IN)
    other.goto(reverse("accounts:lost_pseudo"))
    other.fill("[name=email]", address)
    press(other)
    assert "rachid" in newest_mail(address)


def test_staff_without_a_second_factor_set_it_up_before_they_work(
    town: Town, settings: Any
) -> None:
    settings.DEMO_WITHOUT_SECOND_FACTOR = False
    page = town.open_page()
    people.sign_in(page, "sophie", PASSWORD)
    page.goto(reverse("followup:queue"))
    expect(page).to_have_url(re.compile(reverse("account_reauthenticate")))
    page.fill("[name=password]", PASSWORD)
    press(page)
    expect(page).to_have_url(re.compile(reverse("mfa_activate_totp")))
    found = re.search(r"\b[A-Z2-7]{32}\b", page.locator("main").inner_text())
    assert found
    counter = next(iter(totp.yield_hotp_counters_from_time()))
    page.fill("[name=code]", totp.format_hotp_value(totp.hotp_value(found.group(), counter)))
    press(page, "main form:has([name=code]) button[data-kind=primary]")
    page.goto(reverse("followup:queue"))
    expect(page).to_have_url(re.compile(reverse("followup:queue")))


def test_two_officers_never_hold_one_call_and_need_no_mouse(town: Town) -> None:
    project = town.sent("Logo pour une fromagerie")
    marc = activated(UserFactory(pseudo="marc", officer=True))
    sophie, second = town.page(town.sophie), town.page(marc)
    queue = reverse("followup:queue")
    second.goto(queue)
    sophie.goto(queue)
    sophie.keyboard.press("n")
    sophie.wait_for_url(re.compile(r"/bureau/suivi/\d+/"))
    people.submit(second, f"{queue}{project.tasks.get().pk}/prendre/")
    expect(second.locator("[data-code='followup.task_held']")).to_contain_text("Sophie Lambert")

    sophie.keyboard.press("1")
    sophie.wait_for_url(re.compile("#decision"))
    settle(sophie)
    assert project.calls.get().outcome == "reached"
    sophie.keyboard.press("v")
    sophie.wait_for_url(lambda url: url.endswith(queue))
    settle(sophie)
    assert state_of(project) == ProjectState.OPEN


def test_a_changed_offer_is_reread_and_a_lost_choice_reopens_the_project(town: Town) -> None:
    project = town.project(title="Logo pour une fromagerie")
    nadia = activated(with_credits(UserFactory(pseudo="nadia", provider=True)))
    kept = offer_of(nadia, project)
    opened(town.paul, project, CreditKind.OFFRE)
    pitch = "Trois pistes au pinceau, puis la mise au net."
    offer = offer_of(town.paul, project, said=whole(180_000, pitch=pitch))
    claire, paul = town.page(town.claire), town.page(town.paul)
    claire.goto(reverse("offers:read", args=[offer.pk]))
    settle(claire)

    people.write_offer(
        paul, project.pk, price="1 650", pitch="Quatre pistes au pinceau, puis la mise au net."
    )

    claire.goto(link_in_mail(town.claire.email))
    expect(claire.locator("main ins").get_by_text("1 650,00 €", exact=True)).to_be_visible()
    expect(claire.locator("main del").filter(has_text="Trois")).to_be_visible()
    select_offer(offer_id=offer.pk, seen_version=2, actor=town.claire)
    run_due()
    paul.goto(reverse("offers:read", args=[offer.pk]))
    paul.click(f'main a[href="{reverse("offers:withdraw", args=[offer.pk])}"]')
    press(paul, "main form button[data-kind=danger]")

    assert state_of(project) == ProjectState.OPEN
    assert Contract.objects.get().state == "abandoned"
    claire.goto(link_in_mail(town.claire.email))
    expect(claire).to_have_url(re.compile(reverse("offers:compare", args=[project.pk])))
    claire.goto(reverse("offers:select", args=[kept.pk]))
    press(claire, "main form:has([name=version]) button[data-kind=primary]")
    assert Offer.objects.get(pk=kept.pk).state == "selected"
