"""An administrator's day begins with what colleagues ask him to approve."""

from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from ouvrage.access.parameters import CONTACT_CAP
from ouvrage.accounts.models import User
from ouvrage.accounts.tests.factories import UserFactory
from ouvrage.brands.services import ask_decision


@pytest.fixture
def agnes(db: None, client: Client, settings: object) -> User:
    settings.DEMO_WITHOUT_SECOND_FACTOR = True  # type: ignore[attr-defined]
    person: User = UserFactory(pseudo="agnes", admin=True)
    client.force_login(person)
    return person


def ask(actor: User) -> None:
    ask_decision(
        decision_id=uuid4(),
        kind="parameter",
        key=CONTACT_CAP.key,
        payload={"value": 8, "before": 6},
        actor=actor,
        why="Essai.",
    )


def test_a_colleague_s_request_waits_there_and_one_s_own_does_not(
    agnes: User, client: Client
) -> None:
    decisions = reverse("backoffice:decisions")
    link = f'<a class="row-link" href="{decisions}"'
    ask(agnes)
    assert link not in client.get(reverse("web:today")).content.decode()

    ask(UserFactory(admin=True))

    assert link in client.get(reverse("web:today")).content.decode()


def test_an_officer_still_goes_to_the_calls(client: Client, sophie: User, settings: object) -> None:
    settings.DEMO_WITHOUT_SECOND_FACTOR = True  # type: ignore[attr-defined]
    client.force_login(sophie)

    assert client.get(reverse("web:today")).headers["Location"] == reverse("followup:queue")
