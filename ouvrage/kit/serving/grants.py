"""What the role of pages and jobs may do: rows everywhere, structure nowhere.

A model with `append_only = True` gets no UPDATE, DELETE or TRUNCATE: its
trigger refuses them too, but a trigger can be dropped by whoever owns the
table, and this role does not.
"""

from __future__ import annotations

from django.apps import apps
from django.conf import settings
from django.db import connection, transaction
from psycopg import sql

REVOKED = sql.SQL("UPDATE, DELETE, TRUNCATE")


def append_only_tables() -> list[str]:
    """Tables whose rows are only ever added."""
    return sorted(
        model._meta.db_table
        for model in apps.get_models(include_auto_created=True)
        if getattr(model, "append_only", False)
    )


def grant_rights() -> None:
    """Give the role exactly its rights; safe to repeat, undoes what was given by hand."""
    role = settings.DATABASE_APP_ROLE
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT current_user, EXISTS (SELECT FROM pg_roles WHERE rolname = %s)", [role]
        )
        owner, known = cursor.fetchone()
        if not known or role == owner:
            return
        existing = set(connection.introspection.table_names(cursor))
        for statement in _statements(sql.Identifier(role)):
            cursor.execute(statement)
        for table in append_only_tables():
            if table in existing:
                cursor.execute(
                    sql.SQL("REVOKE {} ON {} FROM {}").format(
                        REVOKED, sql.Identifier(table), sql.Identifier(role)
                    )
                )


def _statements(role: sql.Identifier) -> list[sql.Composed]:
    return [
        sql.SQL(text).format(role)
        for text in (
            "GRANT USAGE ON SCHEMA public TO {}",
            "REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {}",
            "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {}",
            "GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {}",
            "GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA public TO {}",
            "REVOKE CREATE ON SCHEMA public FROM {}",
        )
    ]
