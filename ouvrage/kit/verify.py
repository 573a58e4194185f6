"""INV-02: tables that are only added to are guarded by triggers and by rights."""

from django.apps import apps
from django.conf import settings
from django.db import connection

from ouvrage.kit.verifying import sentences, verifies

MISSING_GUARDS = """
SELECT wanted.guard, wanted.name
FROM unnest(%s::text[]) AS t(name)
CROSS JOIN LATERAL (
    VALUES (t.name, t.name || '_stays'), (t.name, t.name || '_not_emptied')
) AS wanted(name, guard)
LEFT JOIN pg_trigger AS found
    ON found.tgrelid = to_regclass(wanted.name) AND found.tgname = wanted.guard
WHERE found.tgenabled IS DISTINCT FROM 'O'
ORDER BY wanted.guard
"""

TOO_MANY_RIGHTS = """
SELECT wanted.may, t.name
FROM unnest(%s::text[]) AS t(name)
CROSS JOIN (VALUES ('UPDATE'), ('DELETE'), ('TRUNCATE')) AS wanted(may)
JOIN pg_roles AS role ON role.rolname = %s AND NOT role.rolsuper
WHERE has_table_privilege(role.oid, to_regclass(t.name), wanted.may)
ORDER BY t.name, wanted.may
"""


def append_only_tables() -> list[str]:
    """The tables of the models that say so and are there."""
    existing = set(connection.introspection.table_names())
    tables = {
        model._meta.db_table for model in apps.get_models() if getattr(model, "append_only", False)
    }
    return sorted(tables & existing)


@verifies("kit.append_only_triggers", "INV-02: each append-only table refuses changes by trigger.")
def missing_triggers() -> list[str]:
    return sentences(
        MISSING_GUARDS, "trigger {0} of {1} is missing or switched off", [append_only_tables()]
    )


@verifies("kit.append_only_rights", "INV-02: pages and jobs have no right to change these tables.")
def excess_rights() -> list[str]:
    role = getattr(settings, "DATABASE_APP_ROLE", "")
    return sentences(TOO_MANY_RIGHTS, "the role of pages may {0} {1}", [append_only_tables(), role])
