"""What the locks and constraints of a spend are for: taken away one by one, over HTTP."""

import threading
from collections import Counter
from collections.abc import Iterator

import pytest
from django.db import connection

from ouvrage.access.models import Opening
from ouvrage.access.services import opening
from ouvrage.access.tests.factories import opened, with_credits
from ouvrage.accounts.tests.factories import UserFactory
from ouvrage.kit.db import LockingQuerySet
from ouvrage.ledger import statements
from ouvrage.ledger.models import Entry
from ouvrage.projects.tests.factories import ProjectFactory
from tests.races.visitors import Answer, Device, Press, pressed_at_once

pytestmark = pytest.mark.django_db(transaction=True)

DONE, CRASH = Answer(303, ""), Answer(500, "")
ONCE = "opening_once_per_kind"


@pytest.fixture
def paul():
    return with_credits(UserFactory(pseudo="paul", provider=True))


@pytest.fixture
def both_looked(monkeypatch) -> None:
    """No lock on the project, and nobody writes before both have looked."""
    looked = threading.Barrier(2)

    def unlocked(rows, **lookup):
        return rows.get(**lookup)

    def check_together(*arguments):
        looked.wait(timeout=30)

    monkeypatch.setattr(LockingQuerySet, "locked", unlocked)
    monkeypatch.setattr(opening.rules, "check_openable", check_together)


@pytest.fixture
def without_constraint(transactional_db: None) -> Iterator[None]:
    constraint = next(one for one in Opening._meta.constraints if one.name == ONCE)
    with connection.schema_editor() as editor:
        editor.remove_constraint(Opening, constraint)
    yield
    with connection.cursor() as cursor, connection.schema_editor() as editor:
        cursor.execute(
            "SET LOCAL session_replication_role = replica; TRUNCATE access_opening CASCADE"
        )
        editor.add_constraint(Opening, constraint)


@pytest.mark.usefixtures("both_looked")
def test_without_the_lock_on_the_project_a_double_click_crashes(live_server, paul):
    press = Press(Device.of(paul), ProjectFactory().pk)

    answers = Counter(pressed_at_once(live_server.url, [press] * 2))

    assert answers == {DONE: 1, CRASH: 1}
    assert Opening.objects.count() == 1


@pytest.mark.usefixtures("both_looked", "without_constraint")
def test_without_lock_and_constraint_two_tabs_open_twice(live_server, paul):
    project, laptop = ProjectFactory(), Device.of(paul)
    presses = [Press(laptop, project.pk), Press(laptop, project.pk)]

    answers = pressed_at_once(live_server.url, presses)

    assert answers == [DONE] * 2
    assert Opening.objects.count() == 2
    assert Entry.objects.filter(kind="credits.spent").count() == 1  # the key of the entry holds


def test_without_the_lock_on_the_wallet_people_read_a_crash(live_server, paul, monkeypatch):
    opened(paul, ProjectFactory())  # the accounts are there
    held = threading.Barrier(2)
    hold = statements.hold_accounts

    def hold_together(codes):
        found = hold(codes)
        held.wait(timeout=30)
        return found

    monkeypatch.setattr(statements, "HOLD", statements.HOLD.replace("FOR NO KEY UPDATE", ""))
    monkeypatch.setattr("ouvrage.ledger.services.hold_accounts", hold_together)
    laptop = Device.of(paul)
    presses = [Press(laptop, ProjectFactory().pk) for _number in range(2)]

    answers = Counter(pressed_at_once(live_server.url, presses))

    assert answers == {DONE: 1, CRASH: 1}
