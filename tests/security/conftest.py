"""The world in which doors are tried: made once for all of them, changed by none of them.

A file that uses it says `pytestmark = IN_THE_WORLD`: each of its tests then runs inside a
savepoint of the world's own transaction, in the process that made it.
"""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction

from tests.security.routes import taken_back
from tests.security.world import World, make_world

IN_THE_WORLD = [pytest.mark.django_db, pytest.mark.xdist_group("world")]


@pytest.fixture(scope="package")
def world(django_db_setup: None, django_db_blocker: Any) -> Iterator[World]:
    """In a transaction that is taken back when all are done."""
    with django_db_blocker.unblock(), taken_back():
        yield make_world()
        transaction.set_rollback(True)
