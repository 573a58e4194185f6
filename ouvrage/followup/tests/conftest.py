"""A submitted project whose first call is planned."""

from datetime import datetime

import pytest

from ouvrage.accounts.models import User
from ouvrage.accounts.tests.factories import UserFactory
from ouvrage.followup.models import Purpose, Task
from ouvrage.kit.time import PARIS, now
from ouvrage.projects.models import Project
from ouvrage.projects.tests.factories import ProjectFactory

TUESDAY = datetime(2026, 11, 24, 11, 0, tzinfo=PARIS)


@pytest.fixture
def project(claire: User) -> Project:
    return ProjectFactory(client=claire, submitted=True)


@pytest.fixture
def task(project: Project) -> Task:
    return Task.objects.create(project=project, purpose=Purpose.FIRST_CALL, due_at=now())


@pytest.fixture
def karim(db: None) -> User:
    """Another officer."""
    return UserFactory(pseudo="karim", officer=True)
