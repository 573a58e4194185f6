"""Each main page as its readers see it: accessible, no sideways scroll, in both themes."""

from collections.abc import Callable
from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import Page

from tests.security.world import World, make_world
from tools.testing.browser import PHONE, OpenPage, sideways_scroll

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]


def addresses(world: World) -> dict[str, list[str]]:
    """By role, the pages he lives in."""
    opened, working = world.scenes["open"], world.scenes["working"]
    editing = world.scenes["editing"]
    project, task = opened["project_id"], opened["task_id"]
    report = reverse("web:project", args=[project])
    contract = reverse("contracts:read", args=[working["contract_id"]])
    return {
        "anon": [
            "/",
            reverse("web:how"),
            reverse("followup:quality"),
            reverse("projects:list"),
            report,
            "/compte/connexion/",
            reverse("subscriptions:terminate"),
        ],
        "client_owner": [
            reverse("web:today"),
            reverse("projects:mine"),
            report,
            reverse("offers:compare", args=[project]),
            contract,
        ],
        "provider_contact": [
            reverse("web:today"),
            report,
            reverse("access:prospecting"),
            reverse("credits:ledger"),
        ],
        "provider_selected": [
            reverse("subscriptions:mine"),
            reverse("subscriptions:act", args=["changer"]),
            reverse("subscriptions:act", args=["resilier"]),
            reverse("subscriptions:documents"),
            reverse("payments:methods"),
            reverse("invoices:mine"),
            reverse("growth:yield"),
            reverse("growth:promotions"),
            reverse("credits:packs"),
            reverse("credits:buy", args=["mixte"]),
            reverse("credits:order", args=[world.scenes["pack"]["order_id"]]),
            reverse("credits:orders"),
            reverse("credits:ledger"),
            reverse("growth:commitments"),
        ],
        "provider_none": [
            report,
            reverse("access:card", args=[project, "contact"]),
            reverse("growth:plans"),
            reverse("subscriptions:order", args=["essentiel", 3]),
        ],
        "officer": [reverse("followup:queue"), reverse("followup:sheet", args=[task]), report],
        "accountant": [
            reverse("invoices:desk"),
            reverse("credits:goodwill"),
            reverse("web:today"),
            reverse("payments:desk"),
            reverse("payments:desk_payment", args=[world.scenes["paid"]["payment_id"]]),
            reverse("payments:reconciliation"),
            reverse("subscriptions:incident", args=[world.scenes["incident"]["incident_id"]]),
        ],
        "sales": [reverse("subscriptions:incidents")],
        "admin": [
            reverse("backoffice:search"),
            reverse("backoffice:parameters"),
            reverse("backoffice:parameter", args=[editing["key"]]),
            reverse("backoffice:plans"),
            reverse("backoffice:plan", args=["essentiel"]),
            reverse("backoffice:texts"),
            reverse("backoffice:text", args=[world.scenes["wording"]["key"]]),
            reverse("backoffice:text_version", args=[world.scenes["wording"]["key"], 2]),
            reverse("growth:sales"),
            reverse("growth:sales_account", args=[world.scenes["sales"]["company_id"]]),
            reverse("backoffice:decisions"),
            reverse("backoffice:decision", args=[editing["decision_id"]]),
        ],
    }


def test_pages_are_accessible_and_fit_a_phone(
    open_page: OpenPage, axe: Callable[[Page], list[str]], settings: Any
) -> None:
    settings.DEMO_WITHOUT_SECOND_FACTOR = True
    world = make_world()
    troubles = []
    for role, paths in addresses(world).items():
        person = world.people.get(role)
        desktop = open_page(person, dark=True)
        phone = open_page(person, width=PHONE)
        for path in paths:
            for page in (desktop, phone):
                page.goto(path)
                troubles += [f"{role} {path}: {line}" for line in axe(page)]
            wider = sideways_scroll(phone)
            if wider > 0:
                troubles.append(f"{role} {path}: {wider} px too wide for a phone")

    assert troubles == []
