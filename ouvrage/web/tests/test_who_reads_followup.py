"""What each reader of a report learns of the work of Suivi Projet: one table."""

import html
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from ouvrage.access.tests.factories import opened, with_credits
from ouvrage.accounts.models import StaffRole, User
from ouvrage.accounts.tests.factories import UserFactory
from ouvrage.brands.tests.factories import BrandFactory
from ouvrage.credits.models import CreditKind
from ouvrage.followup.contacts.services import note_attempt
from ouvrage.followup.models import Outcome, Purpose, Task
from ouvrage.followup.services import claim_task, log_call, write_note
from ouvrage.followup.tips.services import tip_provider
from ouvrage.kit.ids import new_id
from ouvrage.kit.jobs import run_due
from ouvrage.kit.time import now
from ouvrage.projects.models import Project
from ouvrage.projects.tests.factories import ProjectFactory
from ouvrage.subscriptions.tests.factories import install_plans, subscribed

THINGS = {
    "call": "a appelé le client : joint",
    "note": "Le client hésite entre deux ateliers.",
    "internal": "Entre nous : budget serré.",
    "tip": "Il a relu votre offre deux fois.",
    "attempt": "Je rappelle jeudi midi.",
    "sealed": "réservée au plan Privilège",
}
TABLE = """
    visitor
    closed      # a provider who opened nothing
    opened      call sealed
    essentiel   call sealed
    privilege   call note
    unopened    # privilège, without the report
    rival       call sealed
    author      call sealed tip attempt
    client      call attempt
    officer     call note internal tip attempt
    sales
"""
"""Beside each reader, what he reads; nothing else of Suivi Projet."""

pytestmark = pytest.mark.django_db


@pytest.fixture
def project(claire: User, nadia: User, sophie: User) -> Project:
    """Called, noted twice; one provider was told of his chances and called in vain."""
    BrandFactory()
    install_plans()
    project: Project = ProjectFactory(client=claire)
    task = Task.objects.create(project=project, purpose=Purpose.FOLLOW_UP, due_at=now())
    claim_task(task_id=task.pk, actor=sophie)
    log_call(call_id=new_id(), task_id=task.pk, outcome=Outcome.REACHED, actor=sophie)
    for name in ("note", "internal"):
        write_note(
            note_id=new_id(),
            project_id=project.pk,
            text=THINGS[name],
            is_readable=name == "note",
            actor=sophie,
        )
    with_credits(nadia)
    opened(nadia, project)
    opened(nadia, project, CreditKind.CONTACT)
    note_attempt(
        attempt_id=new_id(),
        project_id=project.pk,
        outcome="no_answer",
        word=THINGS["attempt"],
        actor=nadia,
    )
    tip_provider(
        tip_id=new_id(),
        project_id=project.pk,
        company_id=nadia.company_id or 0,
        text=THINGS["tip"],
        actor=sophie,
    )
    run_due()
    return project


def provider(project: Project, plan: str = "", *kinds: CreditKind) -> User:
    person: User = with_credits(UserFactory(provider=True))
    if plan:
        subscribed(person, plan)
    for kind in kinds:
        opened(person, project, kind)
    return person


REPORT, CONTACT = CreditKind.CONSULTATION, CreditKind.CONTACT
READERS: dict[str, Callable[[Project], User | None]] = {
    "visitor": lambda project: None,
    "closed": provider,
    "opened": lambda project: provider(project, "", REPORT),
    "essentiel": lambda project: provider(project, "essentiel", REPORT),
    "privilege": lambda project: provider(project, "privilege", REPORT),
    "unopened": lambda project: provider(project, "privilege"),
    "rival": lambda project: provider(project, "", REPORT, CONTACT),
    "author": lambda project: User.objects.get(pseudo="nadia"),
    "client": lambda project: project.client,
    "officer": lambda project: User.objects.get(pseudo="sophie"),
    "sales": lambda project: UserFactory(staff_roles=[StaffRole.SALES]),
}
EXPECTED = {
    name: {*things.split()}
    for line in TABLE.strip().splitlines()
    for name, _space, things in [line.partition("#")[0].strip().partition(" ")]
}


@pytest.mark.parametrize("name", list(READERS))
def test_each_reader_reads_what_is_his(client: Client, project: Project, name: str) -> None:
    reader = READERS[name](project)
    if reader:
        client.force_login(reader)

    answer = client.get(reverse("web:project", args=[project.pk]), {"tab": "thread"})

    text = html.unescape(answer.content.decode()).replace("\u00a0", " ")
    assert {thing for thing, words in THINGS.items() if words in text} == EXPECTED[name]


def test_a_sealed_note_leads_to_the_plans(client: Client, project: Project) -> None:
    client.force_login(provider(project, "", REPORT))

    answer = client.get(reverse("web:project", args=[project.pk]), {"tab": "thread"})

    assert f'href="{reverse("growth:plans")}"' in answer.content.decode()


def test_whoever_opened_the_report_reads_when_the_client_was_called(
    client: Client, project: Project
) -> None:
    client.force_login(provider(project, "", REPORT))

    shown = client.get(reverse("web:project", args=[project.pk])).context["following"]

    assert shown.last.outcome == Outcome.REACHED


@pytest.mark.parametrize("role", [StaffRole.SALES, StaffRole.SUPPORT, StaffRole.ACCOUNTANT])
@pytest.mark.parametrize("page", ["followup:queue", "followup:tips", "backoffice:looks"])
def test_other_departments_have_no_access_to_follow_up_work(
    client: Client, settings: pytest.FixtureRequest, role: StaffRole, page: str
) -> None:
    settings.DEMO_WITHOUT_SECOND_FACTOR = True  # type: ignore[attr-defined]
    client.force_login(UserFactory(staff_roles=[role]))

    assert client.get(reverse(page)).status_code == 403


@pytest.mark.parametrize("page", ["payments:desk", "invoices:desk", "growth:sales"])
def test_officers_see_neither_payments_nor_subscriptions(
    client: Client, settings: pytest.FixtureRequest, sophie: User, page: str
) -> None:
    settings.DEMO_WITHOUT_SECOND_FACTOR = True  # type: ignore[attr-defined]
    client.force_login(sophie)

    assert client.get(reverse(page)).status_code == 403
