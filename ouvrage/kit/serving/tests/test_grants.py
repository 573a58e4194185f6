"""The role of pages and jobs: rows, but no structure, and no past."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.db import connection, transaction
from django.db.utils import ProgrammingError

from ouvrage.kit.models import Trace
from ouvrage.kit.serving.grants import append_only_tables, grant_rights


def may(right: str, table: str) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT has_table_privilege(%s, %s, %s)", [settings.DATABASE_APP_ROLE, table, right]
        )
        return bool(cursor.fetchone()[0])


def test_a_page_adds_to_the_traces(as_pages_do):
    trace = Trace.objects.create(row="offers.Offer", row_id="1", source="", target="draft")

    assert Trace.objects.get(pk=trace.pk).target == "draft"


@pytest.mark.django_db
@pytest.mark.parametrize("right", ["UPDATE", "DELETE", "TRUNCATE"])
def test_no_page_rewrites_an_append_only_table(right):
    tables = append_only_tables()

    assert Trace._meta.db_table in tables
    assert [table for table in tables if may(right, table)] == []


@pytest.mark.django_db
def test_ordinary_tables_are_written_but_never_emptied():
    assert may("UPDATE", "django_session")
    assert may("DELETE", "django_session")
    assert not may("TRUNCATE", "django_session")


def test_a_page_makes_no_table(as_pages_do):
    with pytest.raises(ProgrammingError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("CREATE TABLE mine (n int)")


@pytest.mark.django_db
def test_granting_again_takes_back_what_was_given_by_hand():
    with connection.cursor() as cursor:
        cursor.execute(f"GRANT ALL ON kit_trace TO {settings.DATABASE_APP_ROLE}")

    grant_rights()

    assert not may("UPDATE", "kit_trace")
    assert may("INSERT", "kit_trace")
