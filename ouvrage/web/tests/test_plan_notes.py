"""Follow-up notes are read by providers whose plan opens them, once they opened the report."""

import pytest
from django.test import Client
from django.urls import reverse

from ouvrage.access.tests.factories import opened
from ouvrage.brands.tests.factories import BrandFactory
from ouvrage.credits.models import CreditKind
from ouvrage.followup.services import write_note
from ouvrage.kit.ids import new_id
from ouvrage.projects.tests.factories import ProjectFactory
from ouvrage.subscriptions.tests.factories import install_plans, subscribed

NOTE = "Le client hésite entre deux ateliers et décide jeudi."

pytestmark = pytest.mark.django_db


@pytest.fixture
def project(sophie):
    BrandFactory()
    install_plans()
    project = ProjectFactory()
    for text, is_readable in ((NOTE, True), ("Entre nous : budget serré.", False)):
        write_note(
            note_id=new_id(),
            project_id=project.pk,
            text=text,
            is_readable=is_readable,
            actor=sophie,
        )
    return project


def report(client: Client, person, project) -> str:
    client.force_login(person)
    return client.get(reverse("web:project", args=[project.pk])).content.decode()


@pytest.mark.parametrize(("plan", "is_read"), [("privilege", True), ("essentiel", False)])
def test_the_plan_decides_who_reads_a_readable_note(client, paul, project, plan, is_read):
    subscribed(paul, plan)
    opened(paul, project, CreditKind.CONSULTATION)

    shown = report(client, paul, project)

    assert (NOTE in shown) == is_read
    assert "budget serré" not in shown


def test_without_the_report_no_plan_opens_a_note(client, paul, project):
    subscribed(paul, "privilege")

    assert NOTE not in report(client, paul, project)
