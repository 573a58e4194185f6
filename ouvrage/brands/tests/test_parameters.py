"""Parameters: a default, versions with dates, a brand's own value, no query when asked again."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from ouvrage.brands import versions
from ouvrage.brands.errors import ParameterNotUnderstood, ParameterUnknown
from ouvrage.brands.models import ParameterVersion
from ouvrage.brands.parameters import Parameter, declared, parameter
from ouvrage.brands.services import decide_parameter
from ouvrage.brands.tests.factories import BrandFactory
from ouvrage.journal.models import Fact

CAP = Parameter("tests.cap", 6, "contacts per project", "RULES §4", int)


@pytest.fixture(autouse=True)
def clean(db):
    versions.forget()
    yield
    versions.forget()


@pytest.fixture
def known(monkeypatch):
    monkeypatch.setitem(declared, CAP.key, CAP)


def version(value, *, brand=None, days=0):
    starts_at = timezone.now() + timedelta(days=days)
    return ParameterVersion.objects.create(
        key=CAP.key, brand=brand, value=value, starts_at=starts_at
    )


def test_without_a_version_the_default_holds():
    assert CAP.value() == 6


def test_the_newest_version_that_has_begun_holds():
    version(7, days=-3)
    version(8, days=-1)
    version(9, days=+1)

    assert CAP.value() == 8
    assert CAP.value(at=timezone.now() - timedelta(days=2)) == 7
    assert CAP.value(at=timezone.now() + timedelta(days=2)) == 9


def test_a_brand_s_own_value_wins_even_when_older():
    plume = BrandFactory(slug="plume")
    version(7, brand=plume, days=-3)
    version(8, days=-1)

    assert CAP.value(brand_id=plume.pk) == 7
    assert CAP.value() == 8


def test_asking_again_costs_no_query(django_assert_num_queries):
    CAP.value()

    with django_assert_num_queries(0):
        for _ in range(50):
            CAP.value()


def test_a_new_version_is_seen_at_once_and_forgotten_with_a_rollback():
    CAP.value()
    with transaction.atomic():
        version(9)
        assert CAP.value() == 9
        transaction.set_rollback(True)
    versions.forget()

    assert CAP.value() == 6


@pytest.mark.django_db(transaction=True)
def test_what_an_open_transaction_wrote_is_not_kept():
    CAP.value()
    with transaction.atomic():
        version(9)
        assert CAP.value() == 9
        transaction.set_rollback(True)

    assert CAP.value() == 6


def test_versions_are_never_changed():
    row = version(7)

    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        ParameterVersion.objects.filter(pk=row.pk).update(value=8)


def test_a_parameter_is_declared_once():
    name = next(iter(declared), None) or parameter("tests.once", 1, unit="", rule="").key

    with pytest.raises(ValueError, match="twice"):
        parameter(name, 1, unit="", rule="")


def test_a_decision_leaves_a_fact_with_before_and_after(known, sophie):
    decide_parameter(key=CAP.key, value="12", actor=sophie)

    assert CAP.value() == 12
    fact = Fact.objects.get(kind="brands.parameter_decided")
    assert (fact.data["before"], fact.data["after"]) == (6, 12)


def test_an_unknown_parameter_is_refused(sophie):
    with pytest.raises(ParameterUnknown):
        decide_parameter(key="tests.nothing", value=1, actor=sophie)


def test_a_value_that_cannot_be_read_is_refused(known, sophie):
    with pytest.raises(ParameterNotUnderstood):
        decide_parameter(key=CAP.key, value="beaucoup", actor=sophie)
    assert CAP.value() == 6
