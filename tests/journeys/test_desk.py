"""Days at the desk: a browser that dies in a call, a call handed over, a decision taken back."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from ouvrage.accounts.models import User
from ouvrage.accounts.tests.factories import UserFactory
from ouvrage.brands.tests.factories import BrandFactory
from ouvrage.conftest import activated
from ouvrage.followup.models import Decision, Draft, Task
from ouvrage.kit.jobs import run_due
from ouvrage.projects.services import submit_project
from ouvrage.projects.states import ProjectState
from ouvrage.projects.tests.factories import ProjectFactory
from tests.journeys import people
from tests.journeys.people import link_in_mail, newest_mail, press, see, settle
from tools.testing.browser import OpenPage

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]

SHEET = re.compile(r"/bureau/suivi/\d+/")
WORDS = "Deux boutiques, une seule enseigne ; décision le 15."


@pytest.fixture
def staff(settings: Any) -> Callable[..., User]:
    settings.DEMO_WITHOUT_SECOND_FACTOR = True
    BrandFactory(domain="localhost")
    return lambda pseudo, **traits: activated(UserFactory(pseudo=pseudo, **traits))


@pytest.fixture
def task(staff: Callable[..., User]) -> Task:
    """The first call of a project that Claire has just sent."""
    claire = activated(UserFactory(pseudo="claire"))
    project = ProjectFactory(client=claire, draft=True, title="Logo pour une fromagerie")
    submit_project(project_id=project.pk, actor=claire)
    run_due()
    found: Task = project.tasks.get()
    return found


def take_next(page: Page) -> None:
    page.goto(reverse("followup:queue"))
    page.keyboard.press("n")
    page.wait_for_url(SHEET)


def test_what_was_typed_is_there_after_the_browser_died(
    open_page: OpenPage, staff: Callable[..., User], task: Task
) -> None:
    sophie = staff("sophie", officer=True)
    first = open_page(sophie)
    take_next(first)
    first.fill("[name=note]", WORDS)
    expect(first.locator(".call [data-saved]")).to_contain_text("Brouillon enregistré")
    assert Draft.objects.get().fields["note"] == WORDS
    first.context.close()

    again = open_page(sophie)
    take_next(again)
    expect(again.locator("[name=note]")).to_have_value(WORDS)
    again.locator("body").press("1")
    again.wait_for_url(re.compile("#decision"))
    settle(again)

    assert task.project.calls.get().notes.get().text == WORDS
    assert not Draft.objects.filter(form="call").exists()


def test_a_call_is_handed_to_a_colleague_without_the_mouse(
    open_page: OpenPage, staff: Callable[..., User], task: Task
) -> None:
    sophie, karim = staff("sophie", officer=True), staff("karim", officer=True)
    page = open_page(sophie)
    take_next(page)
    page.keyboard.press("h")
    page.select_option("[name=to]", str(karim.pk))
    page.fill("[name=word]", "Elle te connaît déjà.")
    page.locator("form[action$='/confier/'] .button").press("Enter")
    page.wait_for_url(lambda url: url.endswith(reverse("followup:queue")))
    settle(page)
    page.keyboard.press("n")
    expect(page.locator("body")).to_contain_text("Rien n’est à appeler en ce moment")

    other = open_page(karim)
    take_next(other)
    see(other, "Elle te connaît déjà.")


def test_a_wrong_refusal_is_heard_taken_back_and_the_client_called_again(
    open_page: OpenPage, staff: Callable[..., User], task: Task
) -> None:
    sophie, helene = staff("sophie", officer=True), staff("helene", supervisor=True)
    people.decide(
        open_page(sophie), "refused", reason_code="too_vague", reason="On ne sait pas pour quoi."
    )
    decision = Decision.objects.get()
    page = open_page(helene)
    page.goto(reverse("followup:decisions") + "?part=all")
    page.click(f"a[href='{reverse('followup:decision', args=[decision.pk])}']")
    page.click("summary:has-text('Décision à tort')")
    page.fill("[name=reason]", "L’essentiel y était : nous vous rappelons.")
    press(page, "form[action$='/revenir/'] .button")
    settle(page)

    task.project.refresh_from_db()
    client = task.project.client
    assert client
    assert task.project.state == ProjectState.SUBMITTED
    assert "nous vous rappelons" in newest_mail(client.email)
    claire = open_page(client)
    claire.goto(link_in_mail(client.email))
    see(claire, "en attente de validation")
    page.goto(reverse("followup:queue"))
    see(page, "Logo pour une fromagerie")
