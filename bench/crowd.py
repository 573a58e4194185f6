"""Providers with credits and sessions, and projects to open, for a measurement."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

CREDITS = 100_000


@dataclass(frozen=True, slots=True)
class Provider:
    """Somebody signed in: the company whose wallet pays, the cookie that says who it is."""

    company_id: int
    session: str


def providers(count: int) -> list[Provider]:
    """So many companies of one member, each with credits in hand and a session."""
    from django.conf import settings
    from django.test import Client

    from ouvrage.accounts.tests.factories import UserFactory
    from ouvrage.credits.models import Cause, CreditKind
    from ouvrage.credits.services import BulkGrant, grant_in_bulk
    from ouvrage.kit.time import now

    people = [
        UserFactory(pseudo=f"bench{number}", provider=True, password=None)
        for number in range(count)
    ]
    until = now() + timedelta(days=365)
    grant_in_bulk(
        [
            BulkGrant(
                company_id=person.company_id,
                kind=CreditKind.CONSULTATION,
                count=CREDITS,
                cause=Cause.PROMOTION,
                key=f"bench:{person.company_id}",
                expires_at=until,
            )
            for person in people
        ]
    )
    made = []
    for person in people:
        client = Client()
        client.force_login(person)
        made.append(Provider(person.company_id, client.cookies[settings.SESSION_COOKIE_NAME].value))
    return made


def projects(count: int) -> list[int]:
    """So many projects of one client, open and confirmed today."""
    from ouvrage.accounts.tests.factories import UserFactory
    from ouvrage.projects.tests.factories import ProjectFactory

    client = UserFactory(pseudo="benchclient", password=None)
    return [ProjectFactory(client=client).pk for _number in range(count)]


def open_the_first() -> None:
    """One spend ahead of all: what is made once for everybody, such as an account, is there."""
    from ouvrage.access.tests.factories import opened, with_credits
    from ouvrage.accounts.tests.factories import UserFactory
    from ouvrage.projects.tests.factories import ProjectFactory

    first = UserFactory(pseudo="benchfirst", provider=True, password=None)
    opened(with_credits(first), ProjectFactory(client__password=None))


def openings() -> int:
    from ouvrage.access.models import Opening

    return Opening.objects.count()


def problems() -> list[str]:
    """All that is wrong with the books and with what they stand for."""
    from ouvrage.kit.verifying import run_checks

    return [problem for outcome in run_checks() for problem in outcome.problems]
