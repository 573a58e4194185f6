"""Every access to a phone number is on record; the client reads who had his."""

import html
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from ouvrage.access.tests.factories import opened, with_credits
from ouvrage.accounts.models import StaffRole, User
from ouvrage.accounts.tests.factories import UserFactory
from ouvrage.credits.models import CreditKind
from ouvrage.followup.models import Purpose, Task
from ouvrage.followup.services import claim_task
from ouvrage.journal.models import Fact
from ouvrage.kit.time import clock_at, now
from ouvrage.projects.models import Project
from ouvrage.projects.tests.factories import ProjectFactory
from ouvrage.web.errors import PhoneSealed

NUMBER = "01 99 00 12 34"
DAY = timedelta(days=1)


@pytest.fixture
def project(claire: User) -> Project:
    return ProjectFactory(client=claire)


@pytest.fixture
def long_ago(paul: User, project: Project) -> User:
    """Who obtained the contact yesterday."""
    with clock_at(now() - DAY):
        Project.objects.filter(pk=project.pk).update(confirmed_alive_at=now())
        opened(with_credits(paul), project, CreditKind.CONTACT)
    return paul


def report(client: Client, who: User, project: Project) -> str:
    client.force_login(who)
    return html.unescape(client.get(reverse("web:project", args=[project.pk])).content.decode())


def looks() -> int:
    return Fact.objects.filter(kind="followup.phone_shown").count()


def test_the_number_stands_there_once_the_contact_is_obtained(
    client: Client, paul: User, project: Project
) -> None:
    opened(with_credits(paul), project, CreditKind.CONTACT)

    assert NUMBER in report(client, paul, project)


def test_later_it_is_shown_on_request_and_on_record(
    client: Client, long_ago: User, project: Project
) -> None:
    masked = report(client, long_ago, project)

    for _click in range(2):
        client.post(reverse("web:phone", args=[project.pk]))

    assert NUMBER not in masked
    assert NUMBER in report(client, long_ago, project)
    assert looks() == 1


def test_a_colleague_of_the_company_has_his_own_access(
    client: Client, paul: User, project: Project
) -> None:
    opened(with_credits(paul), project, CreditKind.CONTACT)
    colleague = UserFactory(company=paul.company)

    assert NUMBER not in report(client, colleague, project)


def test_without_the_contact_there_is_nothing_to_show(
    client: Client, nadia: User, project: Project
) -> None:
    client.force_login(nadia)

    answer = client.post(reverse("web:phone", args=[project.pk]))

    assert answer.status_code == PhoneSealed.status
    assert looks() == 0


def test_the_client_reads_who_had_his_number(
    client: Client, long_ago: User, project: Project, claire: User, sophie: User
) -> None:
    task = Task.objects.create(project=project, purpose=Purpose.FOLLOW_UP, due_at=now())
    claim_task(task_id=task.pk, actor=sophie)
    opened(with_credits(UserFactory(provider=True)), project)

    report(client, claire, project)
    shown = client.get(reverse("web:project", args=[project.pk])).context["lookers"]

    assert long_ago.company
    assert [one.name for one in shown] == ["Suivi Projet", long_ago.company.name]


def test_supervisors_read_every_access_and_filter_it(
    client: Client,
    long_ago: User,
    project: Project,
    sophie: User,
    settings: Any,
    django_assert_max_num_queries: Any,
) -> None:
    settings.DEMO_WITHOUT_SECOND_FACTOR = True
    task = Task.objects.create(project=project, purpose=Purpose.FOLLOW_UP, due_at=now())
    claim_task(task_id=task.pk, actor=sophie)
    client.force_login(UserFactory(staff_roles=[StaffRole.SUPERVISOR]))
    url = reverse("backoffice:looks")

    with django_assert_max_num_queries(9):
        every = client.get(url).context["looks"]
    hers = client.get(url, {"q": "sophie"}).context["looks"]
    other = client.get(url, {"q": str(project.pk + 1)}).context["looks"]
    obtained = client.get(url, {"motif": "access.opened"}).context["looks"]
    file = client.get(reverse("backoffice:looks_export")).getvalue().decode()

    assert [look.who for look in every] == [sophie.full_name, long_ago.full_name]
    assert ([look.who for look in hers], other) == ([sophie.full_name], [])
    assert [look.who for look in obtained] == [long_ago.full_name]
    assert str(project.pk) in file
    assert "0199" not in file.replace(" ", "")
