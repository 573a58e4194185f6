"""Each main page as its readers see it: accessible, no sideways scroll, in both themes."""

from collections.abc import Callable
from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import Page

from tests.security.world import World, make_world
from tools.testing.browser import PHONE, OpenPage, sideways_scroll

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]


PAGES = {
    "anon": [
        "web:home",
        "web:how",
        "followup:quality",
        "contracts:bands",
        "projects:list",
        "projects:ranking",
        "web:project open.project_id",
        "account_login",
        "subscriptions:terminate",
        "followup:calls_received called.client_id called.signed",
    ],
    "client_owner": [
        "messaging:conversations",
        "messaging:mine",
        "notifications:notices",
        "notifications:preferences",
        "notifications:post_address",
        "notifications:heading choosing.code",
        "notifications:mails",
        "notifications:mail letter.mail_id",
        "notifications:stop tired.person_id tired.kind tired.signed",
        "web:today",
        "projects:mine",
        "projects:contact open.project_id",
        "web:project open.project_id",
        "offers:compare open.project_id",
        "offers:criteria open.project_id",
        "offers:invite invited.project_id",
        "offers:versions open.offer_id",
        "projects:commitment open.project_id",
        "followup:my_survey asked.project_id",
        "followup:answer refused.project_id",
        "projects:again refused.project_id",
        "projects:amend amendment.project_id",
        "contracts:read working.contract_id",
    ],
    "provider_report": [
        "offers:invitation invited.invitation_id",
        "offers:invitations",
    ],
    "provider_offer": [
        "messaging:conversations",
        "offers:read open.offer_id",
    ],
    "provider_contact": [
        "offers:mine",
        "web:today",
        "web:project open.project_id",
        "access:prospecting",
        "access:board",
        "access:prospect open.project_id",
        "credits:ledger",
    ],
    "provider_selected": [
        "subscriptions:mine",
        "subscriptions:act changer",
        "subscriptions:act resilier",
        "subscriptions:documents",
        "subscriptions:closing",
        "payments:methods",
        "invoices:mine",
        "growth:yield",
        "growth:promotions",
        "credits:packs",
        "credits:buy mixte",
        "credits:order pack.order_id",
        "credits:orders",
        "credits:ledger",
        "growth:commitments",
    ],
    "provider_none": [
        "web:project open.project_id",
        "access:card open.project_id contact",
        "projects:list",
        "projects:searches",
        "projects:search shelf_mine.search_id",
        "growth:plans",
        "subscriptions:closing",
        "subscriptions:order essentiel 3",
    ],
    "officer": [
        "followup:surveys",
        "followup:queue",
        "followup:sheet open.task_id",
        "web:project open.project_id",
    ],
    "supervisor": [
        "followup:team",
        "followup:decisions",
        "followup:decision supervision.decision_id",
        "followup:tips",
        "followup:tip called.project_id",
        "backoffice:looks",
    ],
    "accountant": [
        "notifications:post",
        "notifications:post_batch paper.batch_id",
        "invoices:desk",
        "credits:goodwill",
        "web:today",
        "payments:desk",
        "payments:desk_payment paid.payment_id",
        "payments:reconciliation",
        "subscriptions:incident incident.incident_id",
    ],
    "sales": [
        "subscriptions:incidents",
        "notifications:newsletters",
        "notifications:newsletter gazette.newsletter_id",
        "notifications:newsletter_write gazette.newsletter_id",
    ],
    "admin": [
        "backoffice:search",
        "backoffice:parameters",
        "backoffice:parameter editing.key",
        "backoffice:plans",
        "backoffice:plan essentiel",
        "backoffice:packs",
        "backoffice:pack mixte",
        "backoffice:texts",
        "backoffice:text wording.key",
        "backoffice:text_version wording.key 2",
        "growth:sales",
        "growth:sales_account sales.company_id",
        "backoffice:decisions",
        "backoffice:decision editing.decision_id",
    ],
}
"""By role, the pages he lives in: an address's name, then its parts, each a word or scene.value."""


def address(world: World, page: str) -> str:
    name, *parts = page.split()
    return reverse(name, args=[part_of(world, part) for part in parts])


def part_of(world: World, part: str) -> object:
    scene, dot, value = part.partition(".")
    return world.scenes[scene][value] if dot else part


def test_pages_are_accessible_and_fit_a_phone(
    open_page: OpenPage, axe: Callable[[Page], list[str]], settings: Any
) -> None:
    settings.DEMO_WITHOUT_SECOND_FACTOR = True
    world = make_world()
    troubles = []
    for role, pages in PAGES.items():
        person = world.people.get(role)
        desktop = open_page(person, dark=True)
        phone = open_page(person, width=PHONE)
        for path in (address(world, page) for page in pages):
            for page in (desktop, phone):
                page.goto(path)
                troubles += [f"{role} {path}: {line}" for line in axe(page)]
            wider = sideways_scroll(phone)
            if wider > 0:
                troubles.append(f"{role} {path}: {wider} px too wide for a phone")

    assert troubles == []
