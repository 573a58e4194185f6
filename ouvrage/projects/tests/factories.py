"""Smallest valid projects, by state."""

from datetime import timedelta

import factory
from factory.django import DjangoModelFactory

from ouvrage.accounts.tests.factories import UserFactory
from ouvrage.brands.tests.factories import BrandFactory, CategoryFactory
from ouvrage.kit.ids import new_id
from ouvrage.kit.time import now, today
from ouvrage.projects.models import Project
from ouvrage.projects.states import ProjectState


class ProjectFactory(DjangoModelFactory[Project]):
    """A project open to offers unless a trait says otherwise."""

    class Meta:
        model = Project

    class Params:
        draft = factory.Trait(
            state=ProjectState.DRAFT, published_at=None, confirmed_alive_at=None, submitted_at=None
        )
        submitted = factory.Trait(
            state=ProjectState.SUBMITTED, published_at=None, confirmed_alive_at=None
        )
        stale = factory.Trait(
            confirmed_alive_at=factory.LazyFunction(lambda: now() - timedelta(days=30))
        )

    token = factory.LazyFunction(new_id)
    brand = factory.SubFactory(BrandFactory)
    client = factory.SubFactory(UserFactory)
    state = ProjectState.OPEN
    title = "Logo pour une boulangerie"
    summary = "Une boulangerie de quartier cherche son logo."
    description = "Nous ouvrons une boulangerie au printemps et cherchons un logo simple."
    category = factory.SubFactory(CategoryFactory)
    budget_bracket = "1000_to_5000"
    contact_name = "Claire Martin"
    contact_email = factory.LazyAttribute(
        lambda project: project.client.email if project.client else "claire@courriel.example"
    )
    contact_phone = "+33199001234"
    submitted_at = factory.LazyFunction(now)
    published_at = factory.LazyFunction(now)
    confirmed_alive_at = factory.LazyFunction(now)
    alive_by = "phone"
    reply_days = 14
    reply_due_on = factory.LazyFunction(lambda: today() + timedelta(days=14))
