"""Database habits: transactions required, rows locked, tables that are only added to."""

from typing import Any, Self

from django.core.exceptions import ObjectDoesNotExist
from django.db import DEFAULT_DB_ALIAS, connections, models
from django.db.migrations.operations import RunSQL
from django.db.transaction import TransactionManagementError
from django.http import Http404


def require_transaction(using: str = DEFAULT_DB_ALIAS) -> None:
    """Stop a building block from being called outside a service's transaction."""
    if not connections[using].in_atomic_block:
        raise TransactionManagementError("this must run inside the caller's transaction")


def refuse_transaction(using: str = DEFAULT_DB_ALIAS) -> None:
    """Stop a call to an outside system from being made while rows may be locked.

    The transaction in which a test case runs does not count.
    """
    blocks = connections[using].atomic_blocks
    if any(not getattr(block, "_from_testcase", False) for block in blocks):
        raise TransactionManagementError("nothing outside is called inside a transaction")


class LockingQuerySet[T: models.Model](models.QuerySet[T]):
    """Adds `.locked(...)`: fetch one row and hold it until the transaction ends."""

    def locked(self, **lookup: Any) -> T:
        """The row, locked without blocking foreign keys to it. Unknown or invisible: 404."""
        require_transaction(self.db)
        rows = self.select_for_update(no_key=True, of=("self",))
        try:
            return rows.get(**lookup)
        except ObjectDoesNotExist:
            raise Http404 from None

    def found(self, **lookup: Any) -> T:
        """The row, or 404 when it is unknown or invisible."""
        try:
            return self.get(**lookup)
        except ObjectDoesNotExist:
            raise Http404 from None

    def newest_first(self) -> Self:
        return self.order_by("-pk")


def hold(name: str, using: str = DEFAULT_DB_ALIAS) -> None:
    """Take the advisory lock of that name until the transaction ends; others wait."""
    require_transaction(using)
    with connections[using].cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [name])


_REFUSE_CHANGES = """
CREATE OR REPLACE FUNCTION kit_refuse_changes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME
        USING ERRCODE = 'insufficient_privilege';
END $$;
"""


def append_only(table: str) -> RunSQL:
    """A migration step: rows of this table are never changed, removed or truncated."""
    return RunSQL(
        f"""{_REFUSE_CHANGES}
        CREATE TRIGGER {table}_stays BEFORE UPDATE OR DELETE ON {table}
            FOR EACH ROW EXECUTE FUNCTION kit_refuse_changes();
        CREATE TRIGGER {table}_not_emptied BEFORE TRUNCATE ON {table}
            FOR EACH STATEMENT EXECUTE FUNCTION kit_refuse_changes();
        """,
        f"""DROP TRIGGER {table}_stays ON {table};
        DROP TRIGGER {table}_not_emptied ON {table};
        """,
    )
