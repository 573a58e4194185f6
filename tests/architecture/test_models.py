"""Tables: what must never happen is impossible in the database itself."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.db import connection, models
from django.db.models import CheckConstraint

from ouvrage.kit.transitions import Moves
from tests.architecture.tree import expect_none

DECIDES = {"state", "kind", "unit", "side", "party"}
"""A column with choices decides what may happen when it is one of these, or part of a key."""
PREDICATES = ("is_", "has_", "was_", "may_")

type AnyField = models.Field[Any, Any]


def ours() -> list[type[models.Model]]:
    return [model for model in apps.get_models() if model.__module__.startswith("ouvrage.")]


def append_only() -> list[type[models.Model]]:
    return [model for model in ours() if getattr(model, "append_only", False)]


def fields() -> Iterator[tuple[str, AnyField]]:
    for model in ours():
        for field in model._meta.local_fields:
            yield f"{model._meta.label}.{field.name}", field


@pytest.mark.django_db
@pytest.mark.parametrize("model", append_only(), ids=lambda model: model._meta.label)
def test_an_append_only_table_refuses_changes_from_everybody(model):
    """Its owner included: UPDATE, DELETE and TRUNCATE end in a trigger."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT bit_or(tgtype) FROM pg_trigger"
            " JOIN pg_proc ON pg_proc.oid = tgfoid"
            " WHERE tgrelid = %s::regclass AND proname = 'kit_refuse_changes' AND tgenabled <> 'D'",
            [model._meta.db_table],
        )
        (kinds,) = cursor.fetchone()
    delete, update, truncate, before = 8, 16, 32, 2

    assert kinds is not None, "no trigger"
    assert kinds & (delete | update | truncate | before) == delete | update | truncate | before


@pytest.mark.django_db
@pytest.mark.parametrize("model", append_only(), ids=lambda model: model._meta.label)
def test_pages_and_jobs_have_no_right_to_change_an_append_only_table(model):
    held = rights_on(model._meta.db_table)

    assert held == {"SELECT", "INSERT"}


@pytest.mark.django_db
def test_pages_and_jobs_may_empty_no_table_and_make_none():
    expect_none(table for table in tables() if "TRUNCATE" in rights_on(table))
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT has_schema_privilege(%s, 'public', 'CREATE')", [settings.DATABASE_APP_ROLE]
        )
        assert cursor.fetchone() == (False,)


def tables() -> list[str]:
    return [model._meta.db_table for model in ours()]


def rights_on(table: str) -> set[str]:
    rights = ["SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE"]
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT name FROM unnest(%s::text[]) AS name WHERE has_table_privilege(%s, %s, name)",
            [rights, settings.DATABASE_APP_ROLE, table],
        )
        return {name for (name,) in cursor.fetchall()}


def test_a_life_cycle_has_its_states_checked_by_the_database():
    expect_none(
        model._meta.label
        for model in ours()
        if isinstance(getattr(model, "MOVES", None), Moves)
        if "state" not in checked_columns(model)
    )


def test_a_column_that_decides_holds_only_known_values():
    """Reasons, causes and the like explain; an unknown one would mislead nobody."""
    expect_none(
        f"{model._meta.label}.{field.name}"
        for model in ours()
        for field in model._meta.local_fields
        if field.choices and field.name in DECIDES
        if field.name not in checked_columns(model)
    )


def checked_columns(model: type[models.Model]) -> set[str]:
    """Columns that a constraint holds to a list of values."""
    return {
        name.removesuffix("__in")
        for constraint in model._meta.constraints
        if isinstance(constraint, CheckConstraint) and not constraint.condition.negated
        for name, _values in (c for c in constraint.condition.children if isinstance(c, tuple))
        if name.endswith("__in")
    }


def test_no_amount_is_a_float_or_a_decimal():
    expect_none(
        name
        for name, field in fields()
        if isinstance(field, models.FloatField | models.DecimalField)
    )


def test_money_is_whole_cents_and_says_so():
    expect_none(
        name
        for name, field in fields()
        if name.endswith("_cents") and not isinstance(field, models.BigIntegerField)
    )


def test_moments_and_dates_are_named_as_such():
    """`_at` a moment, `_on` a day, `_since` and `_until` the ends of a stretch."""
    of_django = {field.name for field in AbstractBaseUser._meta.fields}
    expect_none(
        name
        for name, field in fields()
        if isinstance(field, models.DateField) and field.name not in of_django
        if not name.endswith(day_or_moment(field))
    )


def day_or_moment(field: AnyField) -> tuple[str, ...]:
    if isinstance(field, models.DateTimeField):
        return (".at", "_at", "_since", "_until", ".until")
    return ("_on",)


def test_booleans_read_as_statements():
    """Either by their first word (is_, has_) or as what was done (guarded, delivered)."""
    expect_none(
        name
        for name, field in fields()
        if isinstance(field, models.BooleanField)
        if not field.name.startswith(PREDICATES) and not field.name.endswith("ed")
    )


def test_rows_are_never_removed_with_their_project_or_person_by_accident():
    """CASCADE is for what means nothing alone: a shelf, a draft, a notice, a former pseudo."""
    mean_nothing_alone = {
        "Shelved",
        "SavedSearch",
        "SearchHit",
        "Digest",
        "ListVisit",
        "PartialUpload",
        "OfferDraft",
        "OfferMark",
        "Draft",
        "Mail",
        "Notice",
        "FormerPseudo",
        "Preference",
        "PriceBand",
        "Device",
        "PostalAddress",
        "PostalLetter",
        "QuietHours",
    }
    expect_none(
        name
        for name, field in fields()
        if isinstance(field, models.ForeignKey)
        and field.remote_field.on_delete is models.CASCADE
        and field.model.__name__ not in mean_nothing_alone
    )
