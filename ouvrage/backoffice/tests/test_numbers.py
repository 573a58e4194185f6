"""Parameters are changed from a day on, after their reach was shown; sensitive ones by two."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse

from ouvrage.access.parameters import CONTACT_CAP
from ouvrage.brands.models import ParameterVersion
from ouvrage.brands.services import decide_parameter
from ouvrage.brands.tests.factories import BrandFactory
from ouvrage.followup.parameters import LEASE_MINUTES
from ouvrage.kit.time import now, start_of_day, today
from ouvrage.projects.parameters import ASLEEP_DAYS

LEASE = reverse("backoffice:parameter", args=[LEASE_MINUTES.key])
CAP = reverse("backoffice:parameter", args=[CONTACT_CAP.key])


def typed(value, *, days=1, **more):
    day = today() + timedelta(days=days)
    return {
        "value": value,
        "day": day.isoformat(),
        "why": "Décidé en comité.",
        "request_id": uuid4(),
        **more,
    }


def many_versions(count, *, since, by=None):
    """Written at once, as a table read by another process: one's own writing is never cached."""
    ParameterVersion.objects.bulk_create(
        ParameterVersion(
            key=LEASE_MINUTES.key,
            value=20 + number,
            starts_at=now() + since + timedelta(days=number),
            decided_by_id=by,
        )
        for number in range(count)
    )


def test_the_list_tells_each_value_with_its_unit_in_few_queries(
    desk, django_assert_max_num_queries
):
    many_versions(30, since=timedelta(days=1))
    desk.get(reverse("backoffice:parameters"))

    with django_assert_max_num_queries(6):
        page = desk.get(reverse("backoffice:parameters")).content.decode()

    assert LEASE in page
    assert "200,00" in page


def test_a_word_finds_a_parameter(desk):
    page = desk.get(reverse("backoffice:parameters"), {"q": "contact_cap"}).content.decode()

    assert CAP in page
    assert LEASE not in page


def test_before_it_is_decided_one_sees_what_changes_and_nothing_is_written(desk):
    page = desk.post(LEASE, typed("30")).content.decode()

    assert "30" in page
    assert 'name="decide"' in page
    assert not ParameterVersion.objects.exists()


def test_confirmed_it_holds_from_its_day_on(desk, agnes):
    given = typed("30", decide="1")

    answer = desk.post(LEASE, given)
    desk.post(LEASE, given)  # a double click

    assert answer.status_code == 303
    version = ParameterVersion.objects.get()
    assert (version.value, version.decided_by_id) == (30, agnes.pk)
    assert version.starts_at == start_of_day(today() + timedelta(days=1))
    assert LEASE_MINUTES.value() == 20


@pytest.mark.parametrize("value", ["trente", "1", "10000"])
def test_a_value_out_of_reason_is_refused_and_what_was_typed_stays(desk, value):
    answer = desk.post(LEASE, typed(value, decide="1", why="Un essai."))

    page = answer.content.decode()
    assert answer.status_code == 422
    assert f'value="{value}"' in page
    assert "Un essai." in page
    assert not ParameterVersion.objects.exists()


def test_nothing_begins_yesterday(desk):
    assert desk.post(LEASE, typed("30", days=-1, decide="1")).status_code == 422


def test_the_same_value_is_no_change(desk):
    assert desk.post(LEASE, typed("20", decide="1")).status_code == 422


def test_one_may_go_back_to_the_form_with_all_that_was_typed(desk):
    page = desk.post(LEASE, typed("30", edit="1")).content.decode()

    assert 'value="30"' in page
    assert "Décidé en comité." in page


def test_a_sensitive_number_is_asked_of_a_second_person(desk, other_desk):
    given = typed("8", decide="1")

    answer = desk.post(CAP, given)

    assert answer.url == reverse("backoffice:decision", args=[given["request_id"]])
    assert not ParameterVersion.objects.exists()
    other_desk.post(reverse("backoffice:decision_approve", args=[given["request_id"]]))
    version = ParameterVersion.objects.get()
    assert version.value == 8
    assert CONTACT_CAP.value(at=now() + timedelta(days=2)) == 8


def test_a_site_may_have_its_own_number_where_its_rule_asks_for_it(desk):
    plume = BrandFactory(slug="plume", name="Plume")
    url = reverse("backoffice:parameter", args=[ASLEEP_DAYS.key])

    desk.post(url, typed("30", brand=plume.pk, decide="1"))

    later = now() + timedelta(days=2)
    assert (ASLEEP_DAYS.value(brand_id=plume.pk, at=later), ASLEEP_DAYS.value(at=later)) == (30, 45)
    assert b'name="brand"' not in desk.get(LEASE).content


def test_the_history_says_who_when_from_what_to_what_and_why(desk, agnes):
    decide_parameter(key=LEASE_MINUTES.key, value=25, actor=agnes, why="Appels plus longs.")
    decide_parameter(key=LEASE_MINUTES.key, value=40, actor=agnes, why="Encore plus longs.")

    page = desk.get(LEASE).content.decode()

    for words in ("Appels plus longs.", "Encore plus longs.", "Agnès Roux"):
        assert words in page
    assert page.index("40") < page.rindex("25")


def test_a_planned_value_can_be_withdrawn_once(desk, agnes):
    planned = decide_parameter(
        key=LEASE_MINUTES.key, value=25, actor=agnes, starts_at=now() + timedelta(days=3)
    )
    url = reverse("backoffice:parameter_withdraw", args=[LEASE_MINUTES.key, planned.pk])

    assert url in desk.get(LEASE).content.decode()
    desk.post(url)
    desk.post(url)

    assert LEASE_MINUTES.value(at=now() + timedelta(days=4)) == 20
    assert url not in desk.get(LEASE).content.decode()


def test_a_long_history_costs_no_more_queries(desk, agnes, django_assert_max_num_queries):
    many_versions(60, since=timedelta(days=-90), by=agnes.pk)
    desk.get(LEASE)

    with django_assert_max_num_queries(7):
        desk.get(LEASE)


def test_no_page_for_a_number_that_no_rule_reads(desk):
    assert desk.get(reverse("backoffice:parameter", args=["rien.du_tout"])).status_code == 404
