"""What the people of a story do with their browser, in words close to the buttons' own."""

import re
from urllib.parse import urlsplit, urlunsplit

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
    return link_in(newest_mail(address))


def link_in(letter: str) -> str:
    """The path of a letter's button, with the place in the page it points at."""
    found = re.findall(r"https?://\S+", letter)
    url = urlsplit(found[0].rstrip(").>"))
    return str(urlunsplit(("", "", url.path, url.query, url.fragment)))


def code_in_mail(address: str) -> str:
    """The six digits of the newest mail that left for that address."""
    found = re.search(r"\b\d{6}\b", newest_mail(address))
    assert found
    return found.group()


def newest_mail(address: str) -> str:
    """The text as it went to the mail server; rows of mails forget their secrets once sent."""
    letters = [letter for letter in mail.outbox if address in letter.to]
    return str(letters[-1].body)


def post_a_project(page: Page, category_id: int, *, title: str, need: str, address: str) -> None:
    """All steps of posting as a visitor, up to the page that says to look into the mailbox."""
    page.goto(reverse("projects:post"))
    page.select_option("[name=category_id]", str(category_id))
    page.fill("[name=title]", title)
    page.fill("[name=description]", need)
    page.click("button[value=next]")
    page.wait_for_url(re.compile("/details/"))
    page.click("button[value=next]")
    page.wait_for_url(re.compile("/budget/"))
    page.check("[name=budget_bracket][value='1000_to_5000']", force=True)
    page.click("button[value=next]")
    page.wait_for_url(re.compile("/contact/"))
    page.fill("[name=contact_name]", "Claire Fontaine")
    page.fill("[name=contact_email]", address)
    page.fill("[name=contact_phone]", "02 61 91 01 48")
    page.click("button[value=next]")
    page.wait_for_url(re.compile("/relecture/"))
    see(page, title)
    submit(page, "/poster-un-projet/")
    see(page, address)


def activate(page: Page, address: str, password: str) -> None:
    """Choose the first password from the link of the mail."""
    page.goto(link_in_mail(address))
    page.fill("main input[type=password]", password)
    press(page)


def sign_in(page: Page, login: str, password: str) -> None:
    page.goto(reverse("account_login"))
    page.fill("[name=login]", login)
    page.fill("[name=password]", password)
    press(page)


def press(page: Page, button: str = "main form button[data-kind]:visible") -> None:
    """Press a button, by default the first with a weight of its own in the page."""
    page.locator(button).first.click()
    settle(page)


def cancel(page: Page, project_id: int, reason: str) -> None:
    """From the project's page, by its link, with a reason."""
    page.goto(reverse("web:project", args=[project_id]))
    page.click(f'main a[href="{reverse("projects:cancel", args=[project_id])}"]')
    page.check(f"[name=reason][value={reason}]", force=True)
    page.click("main button[data-kind=danger]")
    settle(page)


def decide(page: Page, verdict: str, **words: str) -> None:
    """Take the next call, then decide without having called: anything but validating."""
    page.goto(reverse("followup:queue"))
    page.keyboard.press("n")
    page.wait_for_url(re.compile(r"/bureau/suivi/\d+/"))
    for name in ("field", "reason_code"):
        if name in words:
            page.select_option(f"#decision [name={name}]", words[name])
    page.fill("#decision [name=reason]", words["reason"])
    page.click(f"button[name=verdict][value={verdict}]")
    settle(page)


def write_offer(page: Page, project_id: int, *, price: str, pitch: str) -> None:
    page.goto(reverse("offers:write", args=[project_id]))
    page.fill("[name=price]", price)
    page.fill("[name=delivery_days]", "21")
    page.fill("[name=pitch]", pitch)
    page.locator("main form:has([name=pitch]) button[data-kind=primary]").click()
    settle(page)


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
