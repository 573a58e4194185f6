"""Before a number changes one reads whom it touches, counted by the database in one query."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import translation

from ouvrage.access.parameters import CONTACT_CAP
from ouvrage.access.tests.factories import opened, with_credits
from ouvrage.accounts.tests.factories import CompanyFactory, UserFactory
from ouvrage.backoffice.words import touched
from ouvrage.brands import previews
from ouvrage.brands.parameters import declared
from ouvrage.brands.previews import Change
from ouvrage.credits.models import CreditKind
from ouvrage.kit.time import now
from ouvrage.projects.parameters import ASLEEP_DAYS
from ouvrage.projects.tests.factories import ProjectFactory


@pytest.fixture(autouse=True)
def in_english():
    with translation.override("en"):
        yield


def reach(key, before, after, brand_id=None):
    return touched(declared[key], Change(key, before, after, brand_id))


def test_a_lower_cap_fills_projects_and_a_higher_one_opens_them_again(db):
    project = ProjectFactory()
    for number in range(2):
        company = CompanyFactory(name=f"Atelier {number}")
        opened(with_credits(UserFactory(company=company)), project, CreditKind.CONTACT)
    ProjectFactory()

    assert reach(CONTACT_CAP.key, 6, 2).startswith("1 listed project would be full")
    assert reach(CONTACT_CAP.key, 6, 3).startswith("0 listed projects would be full")
    assert reach(CONTACT_CAP.key, 2, 6).startswith("1 listed project that is full")


def test_fewer_days_until_sleep_name_the_projects_that_would_stop_selling(db):
    awake = ProjectFactory(confirmed_alive_at=now() - timedelta(days=2))
    ProjectFactory(confirmed_alive_at=now() - timedelta(days=40))

    assert reach(ASLEEP_DAYS.key, 45, 30).startswith("1 open project would fall asleep")
    assert reach(ASLEEP_DAYS.key, 45, 30, awake.brand_id + 1).startswith("0 open projects")


@pytest.mark.parametrize("key", sorted(previews.counted))
def test_each_count_is_one_query_for_more_and_for_less(db, key, django_assert_max_num_queries):
    one = declared[key]
    other: Any = one.default + 3 if isinstance(one.default, int) else [5]
    if isinstance(one.default, list) and isinstance(one.default[0], list):
        other = [[8, 9]]

    for before, after in ((one.default, other), (other, one.default)):
        with django_assert_max_num_queries(1):
            said = reach(key, before, after)
        assert said.endswith(".")
        assert "{" not in said


def test_at_least_twelve_numbers_are_counted_and_all_have_a_sentence(db):
    assert len(previews.counted) >= 12
    for key, one in declared.items():
        assert reach(key, one.default, one.default)
