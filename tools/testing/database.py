"""Fixtures around the database: jobs run on demand, the rights of pages, flushing.

The embedded server starts at the first connection of the run and stops with
the last process that uses it; nothing has to be asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.db.backends.postgresql.operations import DatabaseOperations
from psycopg import sql


@pytest.fixture(scope="session", autouse=True)
def flush_passes_append_only_triggers() -> Iterator[None]:
    """Let a transactional test empty the tables that nobody else may empty, and the queue,
    whose tables Django does not manage."""
    plain = DatabaseOperations.sql_flush

    def sql_flush(self: DatabaseOperations, *args: Any, **options: Any) -> list[str]:
        statements = plain(self, *args, **options)
        if not statements:
            return []
        role = "SET LOCAL session_replication_role = replica;"
        return [role, "TRUNCATE procrastinate_jobs CASCADE;", *statements]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(DatabaseOperations, "sql_flush", sql_flush)
        yield


@pytest.fixture
def run_jobs() -> Callable[[], int]:
    """Run the jobs that wait, in this connection; the number of jobs that ran."""
    from ouvrage.kit.jobs import run_due

    return run_due


@pytest.fixture
def as_pages_do(db: None) -> Iterator[None]:
    """The rest of the test has the rights of pages and jobs, not the owner's."""
    role = sql.Identifier(settings.DATABASE_APP_ROLE)
    with connection.cursor() as cursor:
        cursor.execute(sql.SQL("SET ROLE {}").format(role))
    yield
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE")
