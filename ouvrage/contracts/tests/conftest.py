"""The scene of most tests about contracts: claire selected paul's offer."""

import pytest

from ouvrage.accounts.models import User
from ouvrage.contracts.models import Contract, Milestone
from ouvrage.contracts.tests.factories import complete, drawn_from, signed_by_both
from ouvrage.offers.models import Offer
from ouvrage.offers.tests.factories import offer_of
from ouvrage.projects.models import Project
from ouvrage.projects.tests.factories import ProjectFactory


@pytest.fixture
def project(claire: User) -> Project:
    return ProjectFactory(client=claire)


@pytest.fixture
def offer(project: Project, paul: User) -> Offer:
    return offer_of(paul, project)


@pytest.fixture
def drawn(offer: Offer) -> Contract:
    """As drawn: the client's address is still missing."""
    return drawn_from(offer)


@pytest.fixture
def contract(drawn: Contract) -> Contract:
    """Complete, to be signed."""
    return complete(drawn)


@pytest.fixture
def running(contract: Contract) -> Contract:
    """Signed by both."""
    return signed_by_both(contract)


@pytest.fixture
def first(running: Contract) -> Milestone:
    """The first milestone of the running contract."""
    return running.milestones.get(position=1)
