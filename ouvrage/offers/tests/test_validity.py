"""Until when an offer may be chosen: warned before, expired after, renewed by its author."""

from datetime import datetime, timedelta

import pytest

from ouvrage.accounts.models import User
from ouvrage.journal.models import Fact
from ouvrage.kit.jobs import run_due
from ouvrage.kit.time import clock_at, now, today
from ouvrage.notifications.models import Mail
from ouvrage.offers import errors, jobs
from ouvrage.offers.models import DeclineReason, Offer
from ouvrage.offers.services import (
    decline_offer,
    edit_offer,
    mark_decision_read,
    prolong_offer,
    reconsider_offer,
    select_offer,
    shortlist_offer,
    unselect_offer,
    withdraw_offer,
)
from ouvrage.offers.states import OfferState
from ouvrage.offers.tests.factories import offer_of, terms, whole
from ouvrage.projects.models import Project

WARNING, VALIDITY, RESERVE = 3, 30, 7


def days_later(days: int) -> datetime:
    return now() + timedelta(days=days)


@pytest.fixture
def expired(offer: Offer) -> Offer:
    Offer.objects.filter(pk=offer.pk).update(valid_until_on=today() - timedelta(days=1))
    jobs.expire()
    offer.refresh_from_db()
    return offer


def test_an_offer_is_valid_for_the_usual_time(offer: Offer) -> None:
    assert offer.valid_until_on == today() + timedelta(days=VALIDITY)


def test_it_lasts_until_the_promised_answer_at_least(project: Project, paul: User) -> None:
    project.reply_due_on = today() + timedelta(days=50)
    project.save()

    assert offer_of(paul, project).valid_until_on == project.reply_due_on


@pytest.mark.parametrize("days", [0, 91])
def test_a_day_out_of_bounds_is_refused(offer: Offer, paul: User, days: int) -> None:
    with pytest.raises(errors.BadValidity) as refusal:
        prolong_offer(offer_id=offer.pk, until=today() + timedelta(days=days), actor=paul)

    assert refusal.value.code == "offers.bad_validity"


def test_it_may_be_chosen_on_its_last_day_and_not_after(offer: Offer, claire: User) -> None:
    with clock_at(days_later(VALIDITY)):
        jobs.expire()
        offer.refresh_from_db()
        assert offer.state == OfferState.SENT

    with clock_at(days_later(VALIDITY + 1)):
        with pytest.raises(errors.OfferExpired):
            select_offer(offer_id=offer.pk, seen_version=1, actor=claire)
        jobs.expire()
        jobs.expire()
        offer.refresh_from_db()
        assert offer.state == OfferState.EXPIRED
        with pytest.raises(errors.OfferExpired) as refusal:
            select_offer(offer_id=offer.pk, seen_version=1, actor=claire)

    assert refusal.value.code == "offers.expired"
    assert Fact.objects.filter(kind="offers.expired").count() == 1
    assert Project.objects.get().offer_count == 0


def test_both_sides_are_warned_once_before(offer: Offer, rival: Offer) -> None:
    with clock_at(days_later(VALIDITY - WARNING)):
        jobs.warn_of_expiry()
        jobs.warn_of_expiry()
        run_due()

    assert Mail.objects.filter(kind="offers.ends_soon").count() == 2
    assert Mail.objects.filter(kind="offers.end_soon").count() == 1


def test_a_prolonged_offer_is_warned_of_anew(offer: Offer, paul: User) -> None:
    with clock_at(days_later(VALIDITY - 1)):
        jobs.warn_of_expiry()
        prolong_offer(offer_id=offer.pk, actor=paul)
        run_due()
    assert not Mail.objects.filter(kind="offers.ends_soon").exists()

    with clock_at(days_later(2 * VALIDITY - 2)):
        jobs.warn_of_expiry()
        run_due()
    assert Mail.objects.filter(kind="offers.ends_soon").count() == 1


def test_its_author_renews_it_without_a_credit(expired: Offer, paul: User) -> None:
    prolong_offer(offer_id=expired.pk, actor=paul)
    prolong_offer(offer_id=expired.pk, actor=paul)

    expired.refresh_from_db()
    assert expired.state == OfferState.SENT
    assert expired.valid_until_on == today() + timedelta(days=VALIDITY)
    assert Fact.objects.filter(kind="offers.renewed").count() == 1
    assert Project.objects.get().offer_count == 1


def test_changing_an_expired_offer_renews_it(expired: Offer, paul: User) -> None:
    edit_offer(offer_id=expired.pk, terms=whole(95_000), actor=paul)

    expired.refresh_from_db()
    assert (expired.state, expired.version) == (OfferState.SENT, 2)
    assert not expired.is_past


def test_an_expired_offer_is_renewed_not_sent_again(
    expired: Offer, project: Project, paul: User
) -> None:
    with pytest.raises(errors.AlreadySent):
        offer_of(paul, project, said=terms())


def test_a_shortlisted_offer_comes_back_shortlisted(offer: Offer, claire: User, paul: User) -> None:
    shortlist_offer(offer_id=offer.pk, actor=claire)
    with clock_at(days_later(VALIDITY + 1)):
        jobs.expire()
        prolong_offer(offer_id=offer.pk, actor=paul)

    offer.refresh_from_db()
    assert offer.state == OfferState.SHORTLISTED


def test_a_stranger_prolongs_nothing(offer: Offer, nadia: User) -> None:
    with pytest.raises(errors.NotYourOffer):
        prolong_offer(offer_id=offer.pk, actor=nadia)


def test_a_withdrawn_offer_is_not_prolonged(offer: Offer, paul: User) -> None:
    withdraw_offer(offer_id=offer.pk, actor=paul)

    with pytest.raises(errors.NoLongerLive):
        prolong_offer(offer_id=offer.pk, actor=paul)


def test_withdrawing_an_expired_offer_counts_it_off_once(
    expired: Offer, rival: Offer, paul: User
) -> None:
    withdraw_offer(offer_id=expired.pk, actor=paul)

    assert Project.objects.get().offer_count == 1


def test_offers_in_reserve_wait_for_the_choice(
    offer: Offer, rival: Offer, claire: User, paul: User
) -> None:
    shortlist_offer(offer_id=rival.pk, actor=claire)
    select_offer(offer_id=offer.pk, seen_version=1, actor=claire)

    with clock_at(days_later(VALIDITY + 10)):
        jobs.expire()
        withdraw_offer(offer_id=offer.pk, actor=paul)
        jobs.expire()
        run_due()
        rival.refresh_from_db()
        assert rival.state == OfferState.SHORTLISTED
        assert rival.valid_until_on == today() + timedelta(days=RESERVE)

    assert Mail.objects.filter(kind="offers.runs_again", recipient=rival.author).count() == 1


def test_the_one_that_was_chosen_goes_back_where_it_stood(
    offer: Offer, rival: Offer, claire: User
) -> None:
    shortlist_offer(offer_id=offer.pk, actor=claire)
    select_offer(offer_id=offer.pk, seen_version=1, actor=claire)

    unselect_offer(offer_id=offer.pk, actor=claire)
    run_due()

    offer.refresh_from_db()
    assert offer.state == OfferState.SHORTLISTED
    assert Mail.objects.filter(kind="offers.unselected").count() == 1


def test_those_that_were_turned_down_stay_so(offer: Offer, rival: Offer, claire: User) -> None:
    reason = DeclineReason.TOO_EXPENSIVE
    decline_offer(offer_id=rival.pk, reason=reason, text="", actor=claire)
    select_offer(offer_id=offer.pk, seen_version=1, actor=claire)

    unselect_offer(offer_id=offer.pk, actor=claire)

    rival.refresh_from_db()
    assert rival.state == OfferState.DECLINED
    assert not Fact.objects.filter(kind="offers.runs_again").exists()


def test_coming_back_late_to_an_offer_leaves_its_author_some_days(
    offer: Offer, claire: User
) -> None:
    decline_offer(offer_id=offer.pk, reason=DeclineReason.OTHER, text="", actor=claire)
    with clock_at(days_later(VALIDITY + 5)):
        reconsider_offer(offer_id=offer.pk, actor=claire)
        offer.refresh_from_db()
        assert offer.valid_until_on == today() + timedelta(days=RESERVE)


def test_the_client_sees_when_his_decision_was_read(
    offer: Offer, claire: User, paul: User, nadia: User
) -> None:
    decline_offer(offer_id=offer.pk, reason=DeclineReason.OTHER, text="", actor=claire)
    for reader in (claire, nadia):
        mark_decision_read(offer_id=offer.pk, actor=reader)
    offer.refresh_from_db()
    assert offer.decision_read_at is None

    mark_decision_read(offer_id=offer.pk, actor=paul)
    offer.refresh_from_db()
    assert offer.decision_read_at is not None

    reconsider_offer(offer_id=offer.pk, actor=claire)
    offer.refresh_from_db()
    assert offer.decision_read_at is None
