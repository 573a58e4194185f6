"""The pages about contracts, without JavaScript: a whole signature, the work."""

import re
from typing import Any

from django.test import Client
from django.urls import reverse

from ouvrage.accounts.models import User
from ouvrage.contracts.models import Contract, Milestone
from ouvrage.contracts.states import ContractState, MilestoneState
from ouvrage.contracts.tests.factories import sign_as
from ouvrage.kit.ids import new_id
from ouvrage.notifications.models import Mail

DETAILS = {
    "name": "Claire Martin",
    "organisation": "",
    "registration": "",
    "street": "2 rue du Four",
    "postcode": "35000",
    "city": "Rennes",
}


def url(name: str, row: Any) -> str:
    return reverse(f"contracts:{name}", args=[row.pk])


def digits_mailed() -> str:
    mail = Mail.objects.filter(kind="contracts.code").latest("queued_at")
    found = re.search(r"\b\d{6}\b", mail.text)
    assert found
    return found[0]


def test_the_page_says_what_is_missing_and_takes_it(
    client: Client, drawn: Contract, claire: User
) -> None:
    client.force_login(claire)
    page = client.get(url("read", drawn)).content.decode()
    assert "rue du client" in page
    assert url("sign", drawn) not in page

    client.post(url("identity", drawn), DETAILS)

    page = client.get(url("read", drawn)).content.decode()
    assert "2 rue du Four" in page
    assert url("sign", drawn) in page


def test_a_whole_signature_by_pages(
    client: Client, contract: Contract, claire: User, paul: User
) -> None:
    sign_as(contract, paul)
    client.force_login(claire)
    client.post(url("code", contract), {"version": contract.version})
    form = {
        "signature_id": str(new_id()),
        "version": contract.version,
        "name": "Claire Martin",
        "code": digits_mailed(),
        "consent": "on",
    }

    wrong = client.post(url("sign", contract), {**form, "name": "Claire Dupont"})
    unticked = client.post(url("sign", contract), {**form, "consent": ""})
    signed = client.post(url("sign", contract), form, headers={"user-agent": "Essai"})

    assert (wrong.status_code, unticked.status_code, signed.status_code) == (422, 422, 303)
    contract.refresh_from_db()
    assert contract.state == ContractState.IN_FORCE
    page = client.get(url("read", contract)).content.decode()
    assert "Trois pistes" in page


def test_the_provider_changes_the_text_and_the_client_sees_what(
    client: Client, contract: Contract, claire: User, paul: User
) -> None:
    client.force_login(paul)
    form = client.get(url("amend", contract)).context["form"].initial
    client.post(
        url("amend", contract),
        {
            "version": form["version"],
            "delivery_days": 40,
            "report_every_days": 10,
            "assigned": "no",
            "label_1": "Tout",
            "amount_1": "900",
            "days_1": 40,
        },
    )

    client.force_login(claire)
    page = client.get(url("read", contract)).content.decode()

    assert "<ins>40 </ins>" in page
    assert "aucune cession" in page


def test_the_work_goes_on_by_pages(
    client: Client, first: Milestone, claire: User, paul: User
) -> None:
    client.force_login(paul)
    client.post(url("deliver", first), {"text": "Trois pistes, dans les fichiers."})
    client.force_login(claire)
    assert "Trois pistes, dans les fichiers." in client.get(
        url("read", first.contract)
    ).content.decode().replace("\u202f", " ")
    client.post(url("accept", first))
    client.post(url("paid", first))
    client.force_login(paul)
    client.post(url("paid", first))

    first.refresh_from_db()
    assert first.state == MilestoneState.PAID


def test_an_empty_delivery_goes_back_with_the_sentence(
    client: Client, first: Milestone, paul: User
) -> None:
    client.force_login(paul)

    answer = client.post(url("deliver", first), {"text": " "}, follow=True)

    assert "contracts.text_missing" in answer.content.decode()


def test_a_running_contract_is_shown_in_few_queries(
    client: Client, running: Contract, claire: User, django_assert_max_num_queries: Any
) -> None:
    client.force_login(claire)
    client.get(url("read", running))

    with django_assert_max_num_queries(16):
        client.get(url("read", running))


def test_a_stranger_finds_no_contract(client: Client, running: Contract, nadia: User) -> None:
    client.force_login(nadia)

    for name in ("read", "sign", "identity", "amend", "finalise", "pdf"):
        assert client.get(url(name, running)).status_code == 404
    milestone = running.milestones.get(position=1)
    for name in ("deliver", "accept", "send_back", "paid"):
        assert client.post(url(name, milestone), {"text": "x"}).status_code == 404


def test_my_contracts_are_listed_on_both_sides(
    client: Client, running: Contract, claire: User, paul: User
) -> None:
    for person in (claire, paul):
        client.force_login(person)
        assert running.number in client.get(reverse("contracts:mine")).content.decode()
