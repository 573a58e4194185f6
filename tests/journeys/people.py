"""What the people of a story do with their browser, in words close to the buttons' own."""

import re
from urllib.parse import urlsplit

from django.core import mail
from django.urls import reverse
from playwright.sync_api import Page, expect

from ouvrage.kit.jobs import run_due


def submit(page: Page, action: str) -> None:
    """Press the main button of the form that posts to this address (prefix)."""
    form = page.locator(f'main form[action^="{action}"]').first
    form.locator("button:visible").first.click()
    settle(page)


def settle(page: Page) -> None:
    """Let the answer arrive, then let the worker do what the act caused."""
    page.wait_for_load_state()
    run_due()


def link_in_mail(address: str) -> str:
    """The path of the button in the newest mail that left for that address."""
    found = re.findall(r"https?://\S+", newest_mail(address))
    url = urlsplit(found[0].rstrip(").>"))
    return f"{url.path}?{url.query}" if url.query else url.path


def code_in_mail(address: str) -> str:
    """The six digits of the newest mail that left for that address."""
    found = re.search(r"\b\d{6}\b", newest_mail(address))
    assert found
    return found.group()


def newest_mail(address: str) -> str:
    """The text as it went to the mail server; rows of mails forget their secrets once sent."""
    letters = [letter for letter in mail.outbox if address in letter.to]
    return str(letters[-1].body)


def open_with_credit(page: Page, project_id: int, kind: str) -> None:
    """Read the pre-spend card, then press its button — twice, as impatient people do."""
    page.goto(reverse("access:card", args=[project_id, kind]))
    button = page.locator("form.ticket button[data-kind=primary]")
    button.dblclick()
    page.wait_for_url(re.compile(rf"/projets/{project_id}/(\?.*)?$"))
    settle(page)


def sign(page: Page, contract_id: str, name: str, address: str) -> None:
    """Ask for the code, type it with one's name, agree."""
    page.goto(reverse("contracts:sign", args=[contract_id]))
    submit(page, reverse("contracts:code", args=[contract_id]))
    page.fill("[name=name]", name)
    code = page.locator("input[name=code]").first
    code.fill(code_in_mail(address))
    page.check("[name=consent]")
    page.locator("main form:has([name=consent]) button[data-kind=primary]").click()
    settle(page)


def see(page: Page, text: str) -> None:
    expect(page.locator("main")).to_contain_text(text)
