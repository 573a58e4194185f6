"""Figures of a plan change by two people, from a day on, and never break a price told."""

import threading
from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import translation

from ouvrage.accounts.tests.factories import UserFactory
from ouvrage.brands.errors import DatePast, SecondPersonNeeded
from ouvrage.credits.models import Grant
from ouvrage.kit.time import clock_at, now, start_of_day
from ouvrage.subscriptions import jobs, reach
from ouvrage.subscriptions.errors import CreditsPromised, PricePromised
from ouvrage.subscriptions.models import Notice, Plan, PlanVersion, Term
from ouvrage.subscriptions.policy import version_in_force
from ouvrage.subscriptions.promises import check_promises
from ouvrage.subscriptions.services import Source, cancel_subscription, decide_plan
from ouvrage.subscriptions.services.announcing import announce_renewal
from ouvrage.subscriptions.services.renewing import renew_due
from ouvrage.subscriptions.tests.factories import moment, subscribed

BEGUN = moment(2027, 1, 10)
"""Three months: the last day is 9 April, the renewal 10 April."""
TOLD = moment(2027, 2, 20)
DEARER = {"month_cents": 3_500, "quarter_cents": 9_900, "year_cents": 36_000}


@pytest.fixture
def agnes(db):
    return UserFactory(pseudo="agnes", admin=True)


@pytest.fixture
def bruno(db):
    return UserFactory(pseudo="bruno", admin=True)


@pytest.fixture
def quarterly(paul):
    with clock_at(BEGUN):
        return subscribed(paul, "essentiel", 3)


def decide(agnes, bruno, day, figures=DEARER):
    return decide_plan(
        plan_code="essentiel",
        figures=figures,
        actor=agnes,
        approved_by=bruno,
        starts_at=start_of_day(day),
        why="Les charges ont monté.",
    )


def test_nobody_decides_a_price_alone(agnes):
    with pytest.raises(SecondPersonNeeded):
        decide(agnes, agnes, (now() + timedelta(days=2)).date())
    version = version_in_force("essentiel")
    version.pk, version.number = None, 99
    version.decided_by_id = version.approved_by_id = agnes.pk
    with pytest.raises(IntegrityError, match="two_people"), transaction.atomic():
        version.save()


def test_no_price_begins_in_the_past(agnes, bruno):
    with pytest.raises(DatePast):
        decide(agnes, bruno, (now() - timedelta(days=2)).date())


def test_a_version_holds_from_its_day_and_running_terms_keep_theirs(agnes, bruno, quarterly):
    with clock_at(moment(2027, 1, 12)):
        decide(agnes, bruno, moment(2027, 3, 1).date())
        assert version_in_force("essentiel").month_cents == 2_900

    with clock_at(moment(2027, 3, 1)):
        assert version_in_force("essentiel").month_cents == 3_500
    assert quarterly.terms.get().plan_version.quarter_cents == 8_700


def test_an_announced_price_is_not_made_dearer(agnes, bruno, quarterly):
    with clock_at(TOLD):
        announce_renewal(subscription_id=quarterly.pk)
        assert Notice.objects.get().ht_cents == 8_700

        with pytest.raises(PricePromised) as refusal:
            decide(agnes, bruno, moment(2027, 4, 10).date())
        assert "11" in refusal.value.text
        decide(agnes, bruno, moment(2027, 4, 11).date())

    assert PlanVersion.objects.filter(plan__code="essentiel").count() == 2


def test_an_announced_renewal_gives_as_many_credits_as_when_it_was_told(agnes, bruno, quarterly):
    fewer = {"offre": 14}
    with clock_at(TOLD):
        decide(agnes, bruno, moment(2027, 3, 1).date(), {"offre": 16, "quarter_cents": 8_700})
        announce_renewal(subscription_id=quarterly.pk)

        with pytest.raises(CreditsPromised) as refusal:
            decide(agnes, bruno, moment(2027, 4, 10).date(), fewer)
        assert "11" in refusal.value.text
        with pytest.raises(CreditsPromised):
            decide(agnes, bruno, moment(2027, 3, 1).date(), {"offre": 15})
        decide(agnes, bruno, moment(2027, 4, 11).date(), fewer)


def test_a_term_that_runs_gives_every_month_what_it_was_bought_with(agnes, bruno, quarterly):
    with clock_at(moment(2027, 1, 20)):
        decide(agnes, bruno, moment(2027, 2, 1).date(), {"offre": 1, "validity_days": 30})
    with clock_at(moment(2027, 2, 10)):
        jobs.grant()

    grants = Grant.objects.filter(kind="OFFRE", key__startswith=f"plan:{quarterly.terms.get().pk}")
    assert list(grants.values_list("count", flat=True)) == [15, 15]
    days = {(grant.expires_at - grant.granted_at).days for grant in grants}
    assert min(days) > 60


def test_a_lower_price_and_a_cancelled_subscription_stand_in_nobody_s_way(
    agnes, bruno, quarterly, paul
):
    with clock_at(TOLD):
        announce_renewal(subscription_id=quarterly.pk)
        decide(agnes, bruno, moment(2027, 3, 1).date(), {"quarter_cents": 8_000})

        cancel_subscription(
            subscription_id=quarterly.pk,
            source=Source(address="192.0.2.1", agent="essai"),
            actor=paul,
        )
        decide(agnes, bruno, moment(2027, 3, 2).date())


def test_a_version_that_another_follows_in_time_touches_only_the_days_between(
    agnes, bruno, quarterly
):
    with clock_at(moment(2027, 1, 12)):
        decide(agnes, bruno, moment(2027, 4, 1).date(), {"quarter_cents": 8_700})
    with clock_at(TOLD):
        announce_renewal(subscription_id=quarterly.pk)

        decide(agnes, bruno, moment(2027, 3, 1).date())  # over before anybody renews


def test_a_notice_tells_the_price_of_the_day_on_which_it_renews(agnes, bruno, quarterly):
    with clock_at(moment(2027, 1, 12)):
        decide(agnes, bruno, moment(2027, 4, 1).date())

    with clock_at(TOLD):
        announce_renewal(subscription_id=quarterly.pk)

    assert Notice.objects.get().ht_cents == 9_900


def test_a_renewal_that_runs_late_costs_what_it_did_on_its_day(agnes, bruno, quarterly):
    with clock_at(TOLD):
        announce_renewal(subscription_id=quarterly.pk)
        decide(agnes, bruno, moment(2027, 4, 11).date())

    with clock_at(moment(2027, 4, 13)):
        assert renew_due() == 1

    term = Term.objects.get(number=2)
    assert term.ht_cents == 8_700
    assert term.plan_version.number == 1


def test_in_sentences_who_renews_onto_it_and_who_keeps_the_price(quarterly, nadia):
    with clock_at(moment(2027, 3, 20)):
        subscribed(nadia, "essentiel", 1)
    plan = Plan.objects.get(code="essentiel")
    figures = {"month_cents": 3_500, "quarter_cents": 9_900, "year_cents": 36_000}

    with clock_at(moment(2027, 3, 21)), translation.override("en"):
        said = " ".join(reach.told(plan, figures, start_of_day(moment(2027, 4, 15).date())))

    assert "1 month, one subscriber renews onto it, on 20 April 2027" in said
    assert "3 months, 1 renews before, at the present price, and keeps it until 9 July 2027" in said
    assert "€58.00 a month without VAT become €68.00" in said


def test_whom_it_touches_is_a_bounded_number_of_queries(quarterly, django_assert_max_num_queries):
    plan, figures = Plan.objects.get(code="essentiel"), dict(DEARER)

    with django_assert_max_num_queries(2):
        reach.told(plan, figures, now())


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("round_number", range(3))
def test_a_letter_and_a_dearer_price_at_once_never_contradict_each_other(
    agnes, bruno, quarterly, round_number
):
    """Whichever comes second sees the first: the letter tells the price, or it is refused."""
    ready = threading.Barrier(2)
    refused = []

    def announce():
        with clock_at(TOLD):
            ready.wait()
            announce_renewal(subscription_id=quarterly.pk)
        connection.close()

    def raise_price():
        with clock_at(TOLD):
            ready.wait()
            try:
                decide(agnes, bruno, moment(2027, 4, 1).date())
            except PricePromised as refusal:
                refused.append(refusal)
        connection.close()

    both = [threading.Thread(target=one) for one in (announce, raise_price)]
    for one in both:
        one.start()
    for one in both:
        one.join()

    told = Notice.objects.values_list("ht_cents", flat=True).get()
    price = version_in_force("essentiel", at=datetime(2027, 4, 10, 12, tzinfo=UTC)).quarter_cents
    assert price <= told
    assert (told == 8_700) == bool(refused)


def test_twin_without_the_plan_s_row_held_a_letter_would_be_broken(agnes, bruno, quarterly):
    """What the lock prevents: checked before the letter is written, the price passes."""
    plan = Plan.objects.get(code="essentiel")
    figures = {"month_cents": 3_500, "quarter_cents": 9_900, "year_cents": 36_000}
    starts_at = start_of_day(moment(2027, 4, 1).date())
    with clock_at(TOLD):
        check_promises(plan, figures, starts_at)  # nobody has been told: it passes
        announce_renewal(subscription_id=quarterly.pk)  # not held back: tells the old price
        with pytest.raises(PricePromised):
            check_promises(plan, figures, starts_at)
