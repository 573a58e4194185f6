"""The scene of most tests about offers: claire's project, two providers."""

import pytest

from ouvrage.accounts.models import User
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
def rival(project: Project, nadia: User) -> Offer:
    return offer_of(nadia, project)
