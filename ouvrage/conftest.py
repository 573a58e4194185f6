"""People every test may call by their role, and the books that must balance afterwards."""

import pytest
from allauth.account.models import EmailAddress

from ouvrage.accounts.models import User
from ouvrage.accounts.tests.factories import UserFactory


def activated(user: User) -> User:
    """With an address that is verified, as after the link in the activation mail."""
    EmailAddress.objects.create(user=user, email=user.email, primary=True, verified=True)
    return user


@pytest.fixture
def claire(db: None) -> User:
    """A client."""
    return activated(UserFactory(pseudo="claire"))


@pytest.fixture
def paul(db: None) -> User:
    """A provider."""
    return activated(UserFactory(pseudo="paul", provider=True))


@pytest.fixture
def nadia(db: None) -> User:
    """Another provider."""
    return activated(UserFactory(pseudo="nadia", provider=True))


@pytest.fixture
def sophie(db: None) -> User:
    """A follow-up officer."""
    return activated(UserFactory(pseudo="sophie", officer=True))
