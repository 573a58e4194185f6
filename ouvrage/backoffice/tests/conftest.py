"""Two administrators, signed in without a second factor, and parameters read afresh."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client

from ouvrage.accounts.models import User
from ouvrage.accounts.tests.factories import UserFactory
from ouvrage.brands import versions


@pytest.fixture
def agnes(db: None) -> User:
    """The administrator who asks."""
    return UserFactory(pseudo="agnes", first_name="Agnès", last_name="Roux", admin=True)


@pytest.fixture
def bruno(db: None) -> User:
    """The one who reads and approves."""
    return UserFactory(pseudo="bruno", first_name="Bruno", last_name="Lemaire", admin=True)


@pytest.fixture(autouse=True)
def fresh_parameters() -> Iterator[None]:
    versions.forget()
    yield
    versions.forget()


@pytest.fixture
def desk(client: Client, agnes: User, settings: Any) -> Client:
    """Agnès at her desk."""
    settings.DEMO_WITHOUT_SECOND_FACTOR = True
    client.force_login(agnes)
    return client


@pytest.fixture
def other_desk(bruno: User, settings: Any) -> Client:
    """Bruno at his."""
    settings.DEMO_WITHOUT_SECOND_FACTOR = True
    browser = Client()
    browser.force_login(bruno)
    return browser
