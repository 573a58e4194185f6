"""The scene of most tests about ratings: a project that claire and paul have finalised."""

import pytest

from ouvrage.accounts.models import User
from ouvrage.contracts.services import (
    accept_milestone,
    declare_paid,
    deliver_milestone,
    finalise,
)
from ouvrage.contracts.tests.factories import complete, drawn_from, signed_by_both
from ouvrage.offers.tests.factories import offer_of
from ouvrage.projects.models import Project
from ouvrage.projects.tests.factories import ProjectFactory
from ouvrage.reviews.models import Review, ReviewSide
from ouvrage.reviews.services import await_reviews


def finalised(client: User, provider: User) -> Project:
    """A whole project, from the offer to the end."""
    project = ProjectFactory(client=client)
    contract = signed_by_both(complete(drawn_from(offer_of(provider, project))))
    for milestone in contract.milestones.all():
        deliver_milestone(milestone_id=milestone.pk, text="Voici.", actor=provider)
        accept_milestone(milestone_id=milestone.pk, actor=client)
        declare_paid(milestone_id=milestone.pk, actor=client)
        declare_paid(milestone_id=milestone.pk, actor=provider)
    finalise(contract_id=contract.pk, actor=client)
    await_reviews(project_id=project.pk)
    project.refresh_from_db()
    return project


@pytest.fixture
def project(claire: User, paul: User) -> Project:
    return finalised(claire, paul)


@pytest.fixture
def hers(project: Project) -> Review:
    """What claire says of paul."""
    return project.reviews.get(side=ReviewSide.CLIENT)


@pytest.fixture
def his(project: Project) -> Review:
    """What paul says of claire."""
    return project.reviews.get(side=ReviewSide.PROVIDER)
