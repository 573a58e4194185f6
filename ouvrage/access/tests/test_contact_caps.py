"""Contacts are sold one by one: nobody collects clients' phone numbers (SEC-68)."""

from dataclasses import replace
from datetime import timedelta

import pytest
import time_machine

from ouvrage.access import rules
from ouvrage.access.errors import ClientUnreachable, TooManyContacts
from ouvrage.access.models import Opening
from ouvrage.access.parameters import CONTACTS_ALARM, CONTACTS_PER_DAY
from ouvrage.access.services import opening
from ouvrage.access.tests.factories import opened, with_credits
from ouvrage.accounts.models import StaffRole
from ouvrage.accounts.tests.factories import UserFactory
from ouvrage.credits.models import CreditKind
from ouvrage.credits.queries import balances
from ouvrage.journal.models import Fact
from ouvrage.kit.jobs import run_due
from ouvrage.kit.time import now
from ouvrage.notifications.models import Notice
from ouvrage.projects.tests.factories import ProjectFactory

CONTACT = CreditKind.CONTACT


@pytest.fixture
def eager(paul, monkeypatch):
    """A company at three contacts a day, watched from the second within an hour."""
    monkeypatch.setattr(rules, "CONTACTS_PER_DAY", replace(CONTACTS_PER_DAY, default=3))
    monkeypatch.setattr(opening, "CONTACTS_ALARM", replace(CONTACTS_ALARM, default=2))
    return with_credits(paul, count=9)


def test_a_day_has_only_so_many_contacts(eager):
    for _number in range(3):
        opened(eager, ProjectFactory(), CONTACT)

    with pytest.raises(TooManyContacts):
        opened(eager, ProjectFactory(), CONTACT)

    assert balances(eager.company_id)[CONTACT].count == 6
    assert Opening.objects.count() == 3


def test_what_is_open_already_never_meets_the_cap(eager):
    projects = [ProjectFactory() for _number in range(3)]
    for project in projects:
        opened(eager, project, CONTACT)

    assert opened(eager, projects[0], CONTACT).project == projects[0]


def test_reports_and_offers_do_not_count(eager):
    for _number in range(3):
        opened(eager, ProjectFactory(), CONTACT)

    assert opened(eager, ProjectFactory(), CreditKind.OFFRE)


def test_the_next_day_begins_anew(eager):
    for _number in range(3):
        opened(eager, ProjectFactory(), CONTACT)

    with time_machine.travel(now() + timedelta(days=1), tick=False):
        assert opened(eager, ProjectFactory(), CONTACT)


def test_supervisors_are_told_once_of_contacts_that_come_fast(eager):
    alix = UserFactory(staff_roles=[StaffRole.SUPERVISOR])

    for _number in range(3):
        opened(eager, ProjectFactory(), CONTACT)
    run_due()

    assert Fact.objects.filter(kind="access.many_contacts").count() == 1
    (notice,) = Notice.objects.filter(reader=alix)
    assert eager.company.name in notice.text
    assert "2 contacts" in notice.text


def test_contacts_spread_over_the_day_alarm_nobody(eager):
    for hours in range(3):
        with time_machine.travel(now() + timedelta(hours=2 * hours), tick=False):
            opened(eager, ProjectFactory(), CONTACT)

    assert not Fact.objects.filter(kind="access.many_contacts").exists()


def test_details_that_lead_nowhere_are_not_for_sale(eager):
    project = ProjectFactory(unreachable_at=now())

    with pytest.raises(ClientUnreachable):
        opened(eager, project, CONTACT)

    assert balances(eager.company_id)[CONTACT].count == 9
    assert opened(eager, project, CreditKind.OFFRE)
