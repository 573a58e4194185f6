"""What clients and bidders answer from their mails: a promise, a survey, a decision."""

import re

import pytest
from django.core import mail
from django.urls import reverse
from playwright.sync_api import expect

from ouvrage.followup.models import Note
from ouvrage.followup.surveys.models import OutcomeSurvey
from ouvrage.followup.surveys.services import open_surveys
from ouvrage.kit.jobs import run_due
from ouvrage.kit.time import clock_at
from ouvrage.notifications.models import Preference
from ouvrage.offers.tests.factories import offer_of
from ouvrage.projects.commitment.models import ReplyAcceptance
from ouvrage.projects.jobs import put_to_sleep, recall_amendments
from ouvrage.projects.models import Project
from ouvrage.projects.services import validate_project
from ouvrage.projects.states import ProjectState
from tests.journeys import people
from tests.journeys.people import link_in_mail, newest_mail, press, see, settle
from tests.journeys.test_side_stories import NEED, Town, days_ago, state_of, town
from tools.testing.browser import PHONE

__all__ = ["town"]
pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]


def letter_about(subject: str, address: str) -> str:
    """The newest letter to somebody whose subject holds these words."""
    found = [one for one in mail.outbox if address in one.to and subject in one.subject]
    return str(found[-1].body)


def link_that_says(outcome: str, letter: str) -> str:
    [url] = re.findall(rf"https?://\S+reponse={outcome}\b", letter)
    return re.sub(r"^https?://[^/]+", "", url)


def test_a_client_confirms_his_promise_from_the_mail_then_prolongs_it(town: Town) -> None:
    project = town.sent("Logo pour une cidrerie")
    validate_project(project_id=project.pk, edits={}, reply_days=10, actor=town.sophie)
    run_due()
    page = town.open_page(width=PHONE)

    page.goto(link_in_mail(town.claire.email))
    see(page, "Je m’engage")
    press(page)
    see(page, "Confirmé par le client")
    assert ReplyAcceptance.objects.filter(by="link").count() == 1

    offer_of(town.paul, project)
    run_due()
    page.reload()
    day = page.locator("[name=due_on]")
    day.fill(day.get_attribute("max") or "")
    page.fill("[name=reason]", "Mon associée rentre lundi.")
    press(page, "button[value=day]")
    see(page, "Prolongé une fois")
    assert "Mon associée rentre lundi" in newest_mail(town.paul.email)

    paul = town.page(town.paul)
    paul.goto(reverse("web:project", args=[project.pk]) + "?tab=thread")
    see(paul, "Mon associée rentre lundi")


def test_client_and_bidder_say_from_their_mails_what_became_of_a_sleeper(town: Town) -> None:
    with clock_at(days_ago(54)):
        project = town.project(title="Affiche d’un festival")
        offer_of(town.paul, project)
        run_due()
    with clock_at(days_ago(8)):
        put_to_sleep()
        run_due()
    page = town.open_page(scripts=False)

    page.goto(link_that_says("here", letter_about("devenu", town.paul.email)))
    expect(page.locator("[name=outcome][value=here]")).to_be_checked()
    assert OutcomeSurvey.objects.get(person=town.paul).outcome == ""
    press(page)
    see(page, "Votre réponse")
    page.click("text=Ne plus me poser")
    press(page)
    assert Preference.objects.get().user == town.paul

    page.goto(link_that_says("looking", letter_about("devenu", town.claire.email)))
    press(page)
    see(page, "Ce projet est réveillé")
    assert state_of(project) == ProjectState.OPEN

    sophie = town.page(town.sophie)
    sophie.goto(reverse("followup:surveys"))
    see(sophie, "désaccord")


def test_a_client_reminded_of_a_detail_answers_and_is_called_back(town: Town) -> None:
    project = town.sent("Logo pour une fromagerie")
    people.decide(
        town.page(town.sophie), "amendment", field="description", reason="Un logo ou un site ?"
    )
    Project.objects.update(amend_asked_at=days_ago(8))
    recall_amendments()
    run_due()
    claire = town.page(town.claire)
    link = link_in_mail(town.claire.email)

    claire.goto(link)
    expect(claire.locator("#id_description")).to_be_focused()
    see(claire, "Un logo ou un site")
    claire.click("text=Plutôt répondre à Suivi Projet")
    claire.fill("[name=text]", "Je préfère vous l’expliquer de vive voix.")
    press(claire)
    expect(claire.locator("body")).to_contain_text("vous rappelle")
    assert Note.objects.get().author == town.claire

    claire.goto(link)
    claire.fill("[name=description]", NEED + " Un logo seulement.")
    press(claire)
    settle(claire)
    assert state_of(project) == ProjectState.SUBMITTED


def test_what_was_cancelled_is_posted_again_from_its_page(town: Town) -> None:
    project = town.project(title="Carte de vœux")
    claire = town.page(town.claire)
    people.cancel(claire, project.pk, "postponed")

    claire.click("text=Le reposter")
    press(claire)
    see(claire, "Carte de vœux")
    people.submit(claire, "/poster-un-projet/")

    assert open_surveys(project_id=project.pk) == 0
    assert Project.objects.filter(title="Carte de vœux").count() == 2
